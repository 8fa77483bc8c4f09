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
        var use = new GraphUse(form.Architecture.Graph);
        foreach (var norm in form.Nodes.Where(GraphUse.IsFixedNorm))
        {
            var layer = form.Nodes[norm.Inputs[0]];
            var isLayer = layer.Operation is "Conv1d" or "Conv2d" or "Conv3d" || (layer.Operation == "Linear" && norm.Shape.Count == 2);
            if (isLayer && use.IsOnlyCall(norm.Inputs[0]) && !(layer.IsGated && form.HasGates(layer)))
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
