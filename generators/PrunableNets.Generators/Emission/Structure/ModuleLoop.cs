using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>A list of modules that are called one after another, each on what the one before it gave.</summary>
/// <param name="Path">The list's path.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record ModuleLoop(string Path, IReadOnlyList<Step> Calls)
{
    /// <summary>All calls as one step.</summary>
    public Step Statement { get; } = new(Calls[Calls.Count - 1].Result, Calls[0].Reads, Calls[0].Call);

    /// <summary>What all modules are given beside it, in the order of their inputs; null at its own place.</summary>
    public IReadOnlyList<Node?> Given => [.. Calls[0].Call!.Inputs.Select((input, i) => input == Calls[1].Call!.Inputs[i] ? input : null)];

    /// <summary>The loops of a scope.</summary>
    public static IReadOnlyList<ModuleLoop> Find(Network network, CallScope scope, ScopeConditions conditions)
    {
        var lists = scope.Steps.Select(static s => s.Call).OfType<CallScope>().Select(c => network.Tree.ByPath[c.Path].Parent).Distinct()
            .Where(p => p != scope.Path && network.Tree.ByPath[p] is { Layer: null, Same: null });
        return [.. lists.Select(list => Of(list, network, scope)).OfType<ModuleLoop>()
            .Where(l => l.Calls.All(c => conditions.Of(c) is null))];
    }

    private static ModuleLoop? Of(string list, Network network, CallScope scope)
    {
        var children = network.Tree.ModulesIn[list].Concat(network.Tree.TensorsIn[list]).ToArray();
        if (children.Length < 2 || children.Where((c, i) => c.Name != CSharp.Literals.Of(i) || c.Same is not null).Any())
            return null;
        var steps = scope.Steps.ToList();
        var first = steps.FindIndex(s => s.Call?.Path == children[0].Path);
        if (first < 0 || first + children.Length > steps.Count)
            return null;
        var calls = steps.GetRange(first, children.Length);
        var isInOrder = calls.Select(static c => c.Call?.Path).SequenceEqual(children.Select(static c => c.Path));
        if (!isInOrder
            || scope.Steps.Count(s => s.Call is { } call && call.Path.StartsWith(list + ".", System.StringComparison.Ordinal))
                != children.Length)
            return null;
        var inputs = calls[0].Call!.Inputs;
        var place = inputs.ToList().FindIndex(i => !calls[1].Call!.Inputs.Contains(i));
        return place >= 0 && calls.Skip(1).Select((c, i) => Follows(c, calls[i], inputs, place)).All(static f => f)
            ? new ModuleLoop(list, calls)
            : null;
    }

    private static bool Follows(Step call, Step before, IReadOnlyList<Node> inputs, int place) =>
        call.Call!.Inputs.Count == inputs.Count
        && call.Call.Inputs
            .Select((input, i) => i == place
                ? input == before.Result && before.Result.Consumers.Count(c => !call.Call.Nodes.Contains(c)) == 0
                : input == inputs[i])
            .All(static f => f);
}
