using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The weights of a layer, with the batch norm behind it in them where that was asked for.</summary>
internal static class FoldedWeights
{
    /// <summary>The names of weight and bias; no bias where there is none.</summary>
    public static (string Weight, string? Bias) Of(NodeContext node)
    {
        if (node.Norm is not { } norm)
            return (node.Weight("weight"), node.HasWeight("bias") ? node.Weight("bias") : null);
        var (mean, variance) = (Entry(node, norm, "running_mean"), Entry(node, norm, "running_var"));
        var scale = 1 / (variance + norm.Attributes.Double("eps", 1e-5)).sqrt();
        if (node.Form.HasWeight(norm, "weight"))
            scale *= Entry(node, norm, "weight");
        var bias = (node.HasWeight("bias") ? node.WeightValue("bias").to_type(ScalarType.Float64) : zeros_like(mean)) - mean;
        var shift = node.Form.HasWeight(norm, "bias") ? Entry(node, norm, "bias") : zeros_like(mean);
        var weight = node.WeightValue("weight");
        var along = new long[weight.dim()];
        System.Array.Fill(along, 1);
        along[0] = -1;
        return (
            node.Graph.Constant((weight.to_type(ScalarType.Float64) * scale.reshape(along)).to_type(weight.dtype)),
            node.Graph.Constant((bias * scale + shift).to_type(weight.dtype)));
    }

    private static Tensor Entry(NodeContext node, GraphNode norm, string name) => node.Form.Weight(norm, name).to_type(ScalarType.Float64);
}
