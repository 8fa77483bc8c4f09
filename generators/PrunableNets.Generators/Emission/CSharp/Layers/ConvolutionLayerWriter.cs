using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With what differs from the defaults, by name.</summary>
internal sealed class ConvolutionLayerWriter : LayerWriter<ConvolutionLayer>
{
    protected override string Write(ConvolutionLayer layer, string inputWidth, string outputWidth)
    {
        // TorchSharp's overloads take either numbers or tuples throughout.
        var isMixed = new[] { layer.Kernel, layer.Stride, layer.Padding, layer.Dilation }.Any(static a => a.Any(v => v != a[0]));
        var text = $"{layer.Type}({inputWidth}, {outputWidth}, {Sizes(layer.Kernel)}";
        if (layer.Stride.Any(static s => s != 1))
            text += $", stride: {Sizes(layer.Stride)}";
        if (layer.Padding.Any(static p => p != 0))
            text += $", padding: {Sizes(layer.Padding)}";
        if (layer.Dilation.Any(static d => d != 1))
            text += $", dilation: {Sizes(layer.Dilation)}";
        if (layer.PaddingMode != "Zeros")
            text += $", padding_mode: PaddingModes.{layer.PaddingMode}";
        if (layer.Groups != 1)
            text += $", groups: {Groups(inputWidth, layer.InChannels / layer.Groups)}";
        return text + (layer.Bias ? ")" : ", bias: false)");

        string Sizes(IReadOnlyList<long> values) => isMixed ? Literals.Tuple(values) : Literals.Of(values[0]);
    }
}
