using System.Collections.Generic;
using System.Linq;
using PrunableNets.Onnx.Forms;

namespace PrunableNets.Onnx.Writing;

/// <summary>
/// Which batch norms go into the layer in front of them: those that alone read a convolution or linear layer that nobody else's weights
/// depend on.
/// </summary>
internal sealed class BatchNormFolding
{
    private readonly Dictionary<GraphNode, GraphNode> norms = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<GraphNode> folded = new(ReferenceEqualityComparer.Instance);

    public BatchNormFolding(NetworkForm form, bool isWanted)
    {
        if (!isWanted)
            return;
        var nodes = form.Nodes;
        var readers = nodes.SelectMany(static n => n.Inputs).GroupBy(static i => i).ToDictionary(static g => g.Key, static g => g.Count());
        foreach (var norm in nodes.Where(n =>
            n.Operation.StartsWith("BatchNorm", System.StringComparison.Ordinal) && n.Attributes.Bool("track_running_stats", true)))
        {
            var layer = nodes[norm.Inputs[0]];
            var isLayer = layer.Operation is "Conv1d" or "Conv2d" or "Conv3d" || (layer.Operation == "Linear" && norm.Shape.Count == 2);
            if (isLayer && readers[norm.Inputs[0]] == 1 && norm.Inputs[0] != form.Architecture.Graph.Output
                && !(layer.IsGated && form.HasGates(layer)) && nodes.Count(n => n.Layer == layer.Layer) == 1)
            {
                norms[layer] = norm;
                folded.Add(norm);
            }
        }
    }

    /// <summary>The norm is in the layer in front of it; its gates are not.</summary>
    public bool IsFolded(GraphNode node) => folded.Contains(node);

    /// <summary>The norm that goes into a layer; null where none does.</summary>
    public GraphNode? NormOf(GraphNode layer) => norms.GetValueOrDefault(layer);
}
