using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The weights of a layer, with the batch norm behind it in them where that was asked for.</summary>
internal static class FoldedWeights
{
    /// <summary>The names of weight and bias; no bias where there is none.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="isTransposed">It is a transposed convolution.</param>
    public static (string Weight, string? Bias) Of(NodeContext node, bool isTransposed = false)
    {
        if (node.Norm is not { } norm)
            return (node.Weight("weight"), node.HasWeight("bias") ? node.Weight("bias") : null);
        var (weight, bias) = NormFolding.Into(
            node.WeightValue("weight"), node.HasWeight("bias") ? node.WeightValue("bias") : null,
            Entry("running_mean")!, Entry("running_var")!, Entry("weight"), Entry("bias"), norm.Attributes.Double("eps", 1e-5), isTransposed);
        return (node.Graph.Constant(weight), node.Graph.Constant(bias));

        Tensor? Entry(string name) => node.Form.HasWeight(norm, name) ? node.Form.Weight(norm, name) : null;
    }
}
