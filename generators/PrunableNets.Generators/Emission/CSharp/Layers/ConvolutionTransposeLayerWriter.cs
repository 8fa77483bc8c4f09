using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With all sizes by name, whatever the defaults are.</summary>
internal sealed class ConvolutionTransposeLayerWriter : LayerWriter<ConvolutionTransposeLayer>
{
    protected override string Write(ConvolutionTransposeLayer layer, string inputWidth, string outputWidth)
    {
        // TorchSharp's overloads take either numbers or tuples throughout.
        var isMixed = new[] { layer.Kernel, layer.Stride, layer.Padding, layer.OutputPadding, layer.Dilation }
            .Any(static a => a.Any(v => v != a[0]));
        var text = $"{layer.Type}({inputWidth}, {outputWidth}, {Sizes(layer.Kernel)}"
            + $", stride: {Sizes(layer.Stride)}, padding: {Sizes(layer.Padding)}"
            + $", output_padding: {Sizes(layer.OutputPadding)}, dilation: {Sizes(layer.Dilation)}";
        if (layer.Groups != 1)
            text += $", groups: {Groups(inputWidth, layer.InChannels / layer.Groups)}";
        return text + (layer.Bias ? ")" : ", bias: false)");

        string Sizes(IReadOnlyList<long> values) => isMixed ? Literals.Tuple(values) : Literals.Of(values[0]);
    }
}
