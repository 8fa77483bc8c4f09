using System.Linq;
using PrunableNets.Generators.Emission.Forms;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>
/// Under which conditions statements of a scope run, and its modules exist; what holds for the whole scope is asked by its caller.
/// </summary>
internal sealed class ScopeConditions
{
    private readonly Network network;
    private readonly BranchPresence presence;
    private readonly Branch? branch;
    private readonly NodeMode mode;

    public ScopeConditions(Network network, BranchPresence presence, CallScope scope)
    {
        this.network = network;
        this.presence = presence;
        (branch, mode) = scope.IsRoot ? (null, NodeMode.Always) : (Around(scope), ModeOf(scope));
    }

    /// <summary>The expression that is true where the statement runs; null where it always does.</summary>
    public string? Of(Step step) => step.Call is { } call ? Join(Of(Around(call)), Of(ModeOf(call)))
        : Join(Of(network.BranchOf(step.Result)), step.Result.Operation is TensorOperand ? null : Of(network.Modes.Of(step.Result)));

    /// <inheritdoc cref="Of(Step)"/>
    public string? Of(Layer layer) => Of(network.BranchOf(layer));

    /// <summary>The expression that is true where the module called is there; null where it always is.</summary>
    public string? Of(CallScope called) => Of(Around(called));

    /// <summary>The tensor is there whenever the scope runs.</summary>
    public bool Has(Node input) => input.Operation is InputOperation
        || (network.BranchOf(input) is var around && (around is null || around == branch) && (network.Modes.Of(input) & mode) == mode);

    /// <summary>The innermost branch that all of the call is in; null where there is none.</summary>
    private Branch? Around(CallScope scope) => network.Branches.FirstOrDefault(b => scope.Nodes.All(b.Nodes.Contains));

    private NodeMode ModeOf(CallScope scope) => scope.Nodes.Select(network.Modes.Of).Aggregate(static (a, b) => a | b);

    private string? Of(Branch? inner) => inner == branch ? null : presence.Condition(inner);

    private string? Of(NodeMode inner) => inner == mode ? null : inner switch
    {
        NodeMode.Training => "training",
        NodeMode.Evaluation => "!training",
        _ => null,
    };

    private static string? Join(string? first, string? second) => first is null ? second : second is null ? first : $"{first} && {second}";
}
