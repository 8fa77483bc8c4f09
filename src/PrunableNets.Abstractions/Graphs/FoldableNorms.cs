using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Graphs;

/// <summary>
/// Finds the batch norms that can go into the layer in front of them: each is called once and reads, alone, a convolution or linear layer
/// that is called once and shares its weights with nobody.
/// </summary>
internal sealed class FoldableNorms
{
    private readonly Architecture architecture;
    private readonly Dictionary<int, int> readers;
    private readonly Dictionary<string, int> uses;

    private FoldableNorms(Architecture architecture)
    {
        this.architecture = architecture;
        var nodes = architecture.Graph.Nodes;
        readers = nodes.SelectMany(static n => n.Inputs).GroupBy(static i => i).ToDictionary(static g => g.Key, static g => g.Count());
        // Whoever reads a layer's weight itself is among those that use it.
        uses = nodes.Where(static n => n.Layer is not null).GroupBy(static n => n.Layer!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
    }

    /// <summary>In the order in which <c>forward</c> reaches them.</summary>
    public static IReadOnlyList<FoldableNorm> Find(Architecture architecture)
    {
        var norms = new FoldableNorms(architecture);
        return architecture.Graph.Nodes.Where(norms.IsFoldable)
            .Select(n => new FoldableNorm(architecture.Graph.Nodes[n.Inputs[0]].Layer!, n.Layer!, n.Attributes.Double("eps", 1e-5))).ToArray();
    }

    private bool IsFoldable(GraphNode norm)
    {
        // Without the statistics of training it is no fixed scale and shift.
        if (!norm.Operation.StartsWith("BatchNorm", StringComparison.Ordinal) || !norm.Attributes.Bool("track_running_stats", true))
            return false;
        var number = norm.Inputs[0];
        var layer = architecture.Graph.Nodes[number];
        return (layer.Operation is "Conv1d" or "Conv2d" or "Conv3d" || (layer.Operation == "Linear" && norm.Shape.Count == 2))
            && layer.Branch == norm.Branch && number != architecture.Graph.Output && readers[number] == 1
            && IsOwn(layer.Layer!) && IsOwn(norm.Layer!);
    }

    private bool IsOwn(string path) =>
        uses[path] == 1 && !architecture.SharedWeights.Any(s => s.Any(k => k.StartsWith(path + ".", StringComparison.Ordinal)));
}
