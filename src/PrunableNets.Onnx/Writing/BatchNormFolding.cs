using System.Collections.Generic;
using System.Linq;
using PrunableNets.Onnx.Forms;

namespace PrunableNets.Onnx.Writing;

/// <summary>
/// Which batch norms go into the layer in front of them: those that can (<see cref="Architecture.FoldableNorms"/>), where no gate stands between.
/// </summary>
internal sealed class BatchNormFolding
{
    private readonly Dictionary<GraphNode, GraphNode> norms = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<GraphNode> folded = new(ReferenceEqualityComparer.Instance);

    public BatchNormFolding(NetworkForm form, bool isWanted)
    {
        if (!isWanted)
            return;
        var foldable = form.Architecture.FoldableNorms.Select(static n => n.Norm).ToHashSet();
        foreach (var norm in form.Nodes.Where(n => n.Layer is { } path && foldable.Contains(path)))
        {
            var layer = form.Nodes[norm.Inputs[0]];
            if (layer.IsGated && form.HasGates(layer))
                continue;
            norms[layer] = norm;
            folded.Add(norm);
        }
    }

    /// <summary>The norm is in the layer in front of it; its gates are not.</summary>
    public bool IsFolded(GraphNode node) => folded.Contains(node);

    /// <summary>The norm that goes into a layer; null where none does.</summary>
    public GraphNode? NormOf(GraphNode layer) => norms.GetValueOrDefault(layer);
}
