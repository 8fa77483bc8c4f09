using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>Over the last dimensions.</summary>
internal sealed class LayerNormWriter() : SingleWriter("LayerNorm")
{
    protected override string WriteOne(NodeContext node)
    {
        var dimensions = (int)node.Attributes.Long("dimensions", 1);
        var scale = node.HasWeight("weight")
            ? node.Weight("weight")
            : node.Graph.Constant(ones(node.ShapeOf(0).TakeLast(dimensions).Select(static d => d.Factor).ToArray()));
        string[] inputs = node.HasWeight("bias") ? [node.Input, scale, node.Weight("bias")] : [node.Input, scale];
        return node.Add("LayerNormalization", inputs, ("axis", -dimensions), ("epsilon", node.Attributes.Double("eps", 1e-5)));
    }
}
