using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.Forms;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>
/// Finds the modules of the user's that can stay what they are in a form: everything that they own is used by their own calls and by
/// nothing else, and a call gives back one tensor. The operations of the others are written where they are called.
/// </summary>
internal sealed class KeptModules
{
    /// <summary>TorchSharp's <c>Module</c> takes up to that many tensors.</summary>
    private const int MostInputs = 5;

    /// <summary>That a container's children are called by whoever calls the container needs no words.</summary>
    private const string Unlisted = "";

    private readonly Network network;
    private readonly BranchPresence presence;
    private readonly HashSet<string> kept;
    private readonly SortedDictionary<string, string> reasons = new(StringComparer.Ordinal);

    /// <param name="network">The network.</param>
    /// <param name="presence">Which branches the form has.</param>
    /// <param name="hasContainers">Containers of the library can call what is in them.</param>
    public KeptModules(Network network, BranchPresence presence, bool hasContainers)
    {
        this.network = network;
        this.presence = presence;
        kept = new(network.Modules.Where(static m => m.Layer is null && m.Same is null).Select(static m => m.Path), StringComparer.Ordinal);
        ModuleCall[] calls = [.. network.Graph.Nodes.SelectMany(static n => n.Call?.Chain() ?? []).Distinct()];
        // Lists of modules are never called.
        kept.IntersectWith(calls.Select(static c => c.Path));
        foreach (var gone in network.Modules.Where(presence.IsGone))
            kept.Remove(gone.Path);
        if (!hasContainers)
            kept.ExceptWith(calls.Where(static c => c.IsChain).Select(static c => c.Path));
        string[] twice = [.. network.Modules.Concat(network.Tensors)
            .Where(static m => m.Same is not null).SelectMany(static m => new[] { m.Path, m.Same! })];
        foreach (var module in kept.ToArray())
            if (ReasonBeforeCalls(module, twice) is { } reason)
                Open(module, reason);
        Build();
    }

    /// <summary>The network's own scope.</summary>
    public CallScope Root { get; private set; } = null!;

    /// <summary>Why modules are not kept, by path; those that hold no operations are not among them.</summary>
    public IReadOnlyDictionary<string, string> Reasons => reasons;

    /// <summary>A module turned out to be no class of its own; the tree is built again.</summary>
    public void OpenAndBuild(string path, string reason)
    {
        Open(path, reason);
        Build();
    }

    private void Open(string path, string reason)
    {
        kept.Remove(path);
        if (reason != Unlisted)
            reasons[path] = reason;
    }

    private void Build()
    {
        while (true)
        {
            Root = new CallTree(network, presence, kept.Contains).Build();
            var found = Root.All().Where(static s => !s.IsRoot).Select(s => (s.Path, Reason: Reason(s)))
                .Concat(Uses(Root, [])).Where(static r => r.Reason is not null).ToArray();
            if (found.Length == 0)
                return;
            foreach (var (path, reason) in found)
                Open(path, reason!);
        }
    }

    /// <summary>Modules of which a layer is used by others, or which use a layer of others.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="around">The modules whose calls the scope is in, itself included.</param>
    private IEnumerable<(string Path, string? Reason)> Uses(CallScope scope, IReadOnlyList<string> around)
    {
        foreach (var step in scope.Steps)
        {
            if (step.Call is { } call)
                foreach (var use in Uses(call, [.. around, call.Path]))
                    yield return use;
            else
                foreach (var path in Layers(step.Result).Select(static l => l.Path).OfType<string>())
                {
                    foreach (var module in around.Where(a => !ModulePaths.IsBelow(path, a)))
                        yield return (module, $"it calls {path}, which is not in it");
                    for (var module = Holder(path); module.Length > 0; module = Holder(module))
                        if (!around.Contains(module))
                            yield return (module, $"{path} in it is used from outside");
                }
        }
    }

    private string? ReasonBeforeCalls(string path, IReadOnlyList<string> twice)
    {
        if (twice.Any(t => t == path || ModulePaths.IsBelow(t, path)))
            return "it is registered twice, or holds what is";
        if (network.SharedWeights.Any(set => set.Any(w => w.Layer.Path is { } layer && ModulePaths.IsBelow(layer, path))))
            return "it shares a weight with another";
        return null;
    }

    private string? Reason(CallScope scope)
    {
        if (scope.Steps.Count == 0 || scope.Outputs.Count != 1 || scope.Outputs[0].HasSeveralResults)
            return $"a call of it gives back {scope.Outputs.Count} tensors";
        if (scope.Inputs.Count is 0 or > MostInputs || scope.Inputs.Any(static i => i.HasSeveralResults))
            return $"a call of it reads {scope.Inputs.Count} tensors";
        if (scope.Steps.Any(s => s.Call is { } call && !ModulePaths.IsBelow(call.Path, scope.Path))
            || scope.Caller!.Path != Holder(scope.Path))
            return "it is called by others than the module that holds it";
        if (scope.Call!.IsChain && !IsChain(scope))
            return Unlisted;
        return IsOrdered(scope) ? null : "what it computes is interleaved with what others do";
    }

    /// <summary>The nearest module around that is kept; empty for the network itself.</summary>
    private string Holder(string path)
    {
        do
            path = path.LastIndexOf('.') is var dot and >= 0 ? path.Substring(0, dot) : "";
        while (path.Length > 0 && !kept.Contains(path));
        return path;
    }

    /// <summary>The steps are its children one after another, each on nothing but what the one before it gave.</summary>
    private bool IsChain(CallScope scope)
    {
        var children = network.Tree.ModulesIn[scope.Path].Where(static m => m is not { Layer: null, Type: "Identity" }).ToArray();
        var last = scope.Inputs[0];
        if (scope.Inputs.Count != 1 || children.Length != scope.Steps.Count)
            return false;
        for (var i = 0; i < children.Length; i++)
        {
            var step = scope.Steps[i];
            var isChild = step.Call is { } call
                ? call.Path == children[i].Path
                : children[i].Layer is { } layer && PlainCalls.Is(step.Result, layer, network);
            if (!isChild || step.Reads.Count != 1 || step.Reads[0] != last)
                return false;
            last = step.Result;
        }
        return scope.Nodes.Select(n => (network.Modes.Of(n), network.BranchOf(n))).Distinct().Count() == 1;
    }

    /// <summary>Every step reads what came before it.</summary>
    private static bool IsOrdered(CallScope scope)
    {
        var known = new HashSet<Node>(scope.Inputs);
        foreach (var step in scope.Steps)
        {
            if (step.Call is not null && !step.Reads.All(known.Contains))
                return false;
            known.Add(step.Result);
        }
        return true;
    }

    private static IEnumerable<Layer> Layers(Node node)
    {
        if (node.Operation.Layer is { } layer)
            yield return layer;
        if (node.Operation is WeightOperation weight)
            yield return weight.Weight.Layer;
    }
}
