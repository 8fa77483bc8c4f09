using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>With statistics of its own, or with those of training, which makes it a batch norm.</summary>
internal sealed class InstanceNormWriter() : SingleWriter("InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d")
{
    protected override string WriteOne(NodeContext node)
    {
        if (node.Attributes.Bool("track_running_stats"))
            return BatchNormWriter.WriteNorm(node);
        var features = node.ShapeOf(0)[1].Factor;
        var (scale, shift) = node.HasWeight("weight")
            ? (node.Weight("weight"), node.Weight("bias"))
            : (node.Graph.Constant(ones(features)), node.Graph.Constant(zeros(features)));
        return node.Add("InstanceNormalization", [node.Input, scale, shift], ("epsilon", node.Attributes.Double("eps", 1e-5)));
    }
}
