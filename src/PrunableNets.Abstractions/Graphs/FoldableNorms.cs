using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Graphs;

/// <summary>
/// Finds the batch norms that can go into the layer in front of them: each is called once and reads, alone, a convolution, transposed or
/// not, or a linear layer that is called once and shares its weights with nobody.
/// </summary>
internal static class FoldableNorms
{
    /// <summary>In the order in which <c>forward</c> reaches them.</summary>
    public static IReadOnlyList<FoldableNorm> Find(Architecture architecture)
    {
        var nodes = architecture.Graph.Nodes;
        var use = new GraphUse(architecture.Graph);
        return nodes.Where(IsFoldable)
            .Select(n => new FoldableNorm(
                nodes[n.Inputs[0]].Layer!, n.Layer!, n.Attributes.Double("eps", 1e-5), IsTransposed(nodes[n.Inputs[0]]))).ToArray();

        // Without the statistics of training a norm is no fixed scale and shift.
        bool IsFoldable(GraphNode norm) => GraphUse.IsFixedNorm(norm) && nodes[norm.Inputs[0]] is var layer
            && (layer.Operation is "Conv1d" or "Conv2d" or "Conv3d" || IsTransposed(layer) || (layer.Operation == "Linear" && norm.Shape.Count == 2))
            && layer.Branch == norm.Branch && use.IsOnlyCall(norm.Inputs[0]) && use.IsCalledOnce(norm.Layer!)
            && !IsShared(layer.Layer!) && !IsShared(norm.Layer!);

        static bool IsTransposed(GraphNode layer) => layer.Operation is "ConvTranspose1d" or "ConvTranspose2d" or "ConvTranspose3d";

        bool IsShared(string path) =>
            architecture.SharedWeights.Any(s => s.Any(k => k.StartsWith(path + ".", StringComparison.Ordinal)));
    }
}
