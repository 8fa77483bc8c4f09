using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Finds the residual branches that can go whole: an operand of an addition into a full stream whose channels occur in nothing but what is computed for that
/// operand alone. Of an addition of branches only, the one of the fewest operations (a projection) stays.
/// </summary>
internal sealed class ResidualBranches
{
    private readonly Graph graph;
    private readonly ChannelGroups groups;
    private readonly IReadOnlyList<IReadOnlyList<WeightName>> shared;

    private ResidualBranches(Graph graph, ChannelGroups groups, IReadOnlyList<IReadOnlyList<WeightName>> shared)
    {
        this.graph = graph;
        this.groups = groups;
        this.shared = shared;
    }

    /// <summary>The branches, inner ones before those that they are in.</summary>
    public static Branch[] Find(Graph graph, ChannelGroups groups, IReadOnlyList<IReadOnlyList<WeightName>> shared)
    {
        var search = new ResidualBranches(graph, groups, shared);
        return
        [
            .. graph.Nodes.Where(n => n.Operation is Arithmetic { Name: "+" } && n.Operation.NeedsZeros(n, groups.Channels))
                .SelectMany(search.Of).OrderBy(static b => b.Nodes.Count),
        ];
    }

    private IEnumerable<Branch> Of(Node addition)
    {
        var ends = addition.Inputs.Where(i => i.Consumers.Count == 1 && groups.IsNarrowed(groups.Channels.MapOf(i).Ids))
            .Select(end => (End: end, Nodes: Exclusive(end))).ToList();
        if (ends.Count == addition.Inputs.Count)
            ends.Remove(ends.OrderBy(static e => e.Nodes.Count).First());
        foreach (var (end, nodes) in ends)
        {
            var added = groups.Multiplicities(groups.Channels.MapOf(end).Ids);
            var own = Own(nodes);
            if (added.Fixed == 0 && added.Counts.All(c => own.Contains(c.Group)) && !nodes.Any(n => Overwrites(n, nodes)) && !SharesWeights(nodes))
                yield return new Branch(addition, end, nodes, [.. added.Counts.Select(static c => c.Group)], [.. own.Except(added.Counts.Select(static c => c.Group))]);
        }
    }

    /// <summary>What nothing but the operand needs.</summary>
    private static HashSet<Node> Exclusive(Node end)
    {
        var nodes = new HashSet<Node> { end };
        var waiting = new SortedSet<Node>(Comparer<Node>.Create(static (a, b) => b.Id.CompareTo(a.Id)));
        waiting.UnionWith(end.Inputs);
        // The latest first: all that reads it has been decided.
        while (waiting.Count > 0)
        {
            var node = waiting.Min!;
            waiting.Remove(node);
            if (node.Operation is InputOperation || !node.Consumers.All(nodes.Contains))
                continue;
            nodes.Add(node);
            waiting.UnionWith(node.Inputs);
        }
        return nodes;
    }

    /// <summary>Groups that occur in these nodes and in no other.</summary>
    private SortedSet<int> Own(HashSet<Node> nodes)
    {
        var own = new SortedSet<int>(nodes.SelectMany(Groups));
        own.ExceptWith(graph.Nodes.Where(n => !nodes.Contains(n)).SelectMany(Groups));
        return own;
    }

    private IEnumerable<int> Groups(Node node) =>
        groups.Channels.DimensionsOf(node).SelectMany(ids => groups.Multiplicities(ids).Counts.Select(static c => c.Group));

    /// <summary>The node changes memory that others read.</summary>
    private static bool Overwrites(Node node, HashSet<Node> nodes)
    {
        if (!node.Operation.OverwritesInput(node))
            return false;
        var changed = node.Inputs[0];
        while (nodes.Contains(changed) && (changed.Operation.SharesMemory || changed.Operation.OverwritesInput(changed)))
            changed = changed.Inputs[0];
        return !nodes.Contains(changed);
    }

    /// <summary>A layer is used elsewhere too, or has a weight that another has.</summary>
    private bool SharesWeights(HashSet<Node> nodes)
    {
        var layers = new HashSet<Layer>(nodes.Select(static n => n.Operation.Layer).OfType<Layer>());
        return graph.Nodes.Any(n => n.Operation.Layer is { State.Count: > 0 } layer && layers.Contains(layer) && !nodes.Contains(n))
            || shared.Any(set => set.Any(w => layers.Contains(w.Layer)));
    }
}
