using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Graphs;

/// <summary>Who reads the tensors of a graph, and how often its layers are called.</summary>
internal sealed class GraphUse(ForwardGraph graph)
{
    private readonly Dictionary<int, int> readers =
        graph.Nodes.SelectMany(static n => n.Inputs).GroupBy(static i => i).ToDictionary(static g => g.Key, static g => g.Count());

    // Whoever reads a layer's weight itself is among those that call it.
    private readonly Dictionary<string, int> calls = graph.Nodes.Where(static n => n.Layer is not null)
        .GroupBy(static n => n.Layer!, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);

    /// <summary>The node is the only call of its layer, and one other node alone reads it.</summary>
    public bool IsOnlyCall(int number) =>
        number != graph.Output && readers[number] == 1 && graph.Nodes[number].Layer is { } path && IsCalledOnce(path);

    /// <summary>The layer is called once.</summary>
    public bool IsCalledOnce(string layer) => calls[layer] == 1;

    /// <summary>A batch norm that has the statistics of training, so that it is a scale and a shift.</summary>
    public static bool IsFixedNorm(GraphNode node) =>
        node.Operation.StartsWith("BatchNorm", StringComparison.Ordinal) && node.Attributes.Bool("track_running_stats", true);
}
