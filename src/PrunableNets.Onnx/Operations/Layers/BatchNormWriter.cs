using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>With the statistics of training.</summary>
internal sealed class BatchNormWriter() : SingleWriter("BatchNorm1d", "BatchNorm2d", "BatchNorm3d")
{
    protected override string WriteOne(NodeContext node) => WriteNorm(node);

    /// <exception cref="OnnxExportException">Statistics are those of the batch.</exception>
    public static string WriteNorm(NodeContext node)
    {
        if (!node.HasWeight("running_mean"))
            throw node.Refuse(
                "it normalises by statistics of the batch in evaluation too (track_running_stats: false), for which ONNX has no operator.");
        var features = node.WeightValue("running_mean").shape[0];
        var (scale, shift) = node.HasWeight("weight")
            ? (node.Weight("weight"), node.Weight("bias"))
            : (node.Graph.Constant(ones(features)), node.Graph.Constant(zeros(features)));
        return node.Add(
            "BatchNormalization",
            [node.Input, scale, shift, node.Weight("running_mean"), node.Weight("running_var")],
            ("epsilon", node.Attributes.Double("eps", 1e-5)));
    }
}
