using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>One call of a module that keeps a class of its own in a form, or the network's own <c>forward</c>.</summary>
/// <param name="path">The module's path, empty for the network.</param>
/// <param name="call">The call; null for the network.</param>
/// <param name="caller">The scope in which it is called; null for the network.</param>
internal sealed class CallScope(string path, ModuleCall? call, CallScope? caller)
{
    public string Path { get; } = path;

    public ModuleCall? Call { get; } = call;

    public CallScope? Caller { get; } = caller;

    public bool IsRoot => Caller is null;

    /// <summary>What is done in the call, in order.</summary>
    public IReadOnlyList<Step> Steps { get; set; } = [];

    /// <summary>Calls that are made in a loop.</summary>
    public IReadOnlyList<ModuleLoop> Loops { get; private set; } = [];

    /// <summary>The steps as they are written: one for all calls of a loop.</summary>
    public IReadOnlyList<Step> Statements { get; private set; } = [];

    /// <summary>The tensors that the call is given.</summary>
    public IReadOnlyList<Node> Inputs { get; set; } = [];

    /// <summary>The tensors in it that are read after it; one, where the module can keep its class.</summary>
    public IReadOnlyList<Node> Outputs { get; set; } = [];

    /// <summary>Says which calls are made in loops.</summary>
    public void Write(IReadOnlyList<ModuleLoop> loops)
    {
        Loops = loops;
        var looped = loops.SelectMany(static l => l.Calls.Select(c => (Call: c, Loop: l))).ToDictionary(static p => p.Call, static p => p.Loop);
        Statements = [.. Steps.Select(s => !looped.TryGetValue(s, out var loop) ? s : loop.Calls[0] == s ? loop.Statement : null).OfType<Step>()];
    }

    /// <summary>Every node that is computed in the call, in calls in it too.</summary>
    public IEnumerable<Node> Nodes => Steps.SelectMany(static s => s.Call is null ? [s.Result] : s.Call.Nodes);

    /// <summary>This scope and those of the calls in it.</summary>
    public IEnumerable<CallScope> All() =>
        Steps.Select(static s => s.Call).OfType<CallScope>().SelectMany(static c => c.All()).Prepend(this);
}

/// <summary>A statement: an operation, or the call of a module.</summary>
/// <param name="Result">The tensor that it makes.</param>
/// <param name="Reads">The tensors that it reads.</param>
/// <param name="Call">The call; null for an operation.</param>
internal sealed record Step(Node Result, IReadOnlyList<Node> Reads, CallScope? Call);
