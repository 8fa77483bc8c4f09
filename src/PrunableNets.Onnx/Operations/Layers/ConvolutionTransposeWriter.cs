namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The weight's first dimension is the input.</summary>
internal sealed class ConvolutionTransposeWriter() : SingleWriter("ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d")
{
    protected override string WriteOne(NodeContext node)
    {
        var groups = node.Shape()[1].Factor / node.WeightValue("weight").shape[1];
        var (weight, bias) = FoldedWeights.Of(node, isTransposed: true);
        return node.Add(
            "ConvTranspose",
            bias is null ? [node.Input, weight] : [node.Input, weight, bias],
            [.. Windows.Of(node, groups), ("output_padding", node.Attributes.Longs("output_padding", node.Rank - 2, 0))]);
    }
}
