using System.Linq;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Zeros that the weights are copied into.</summary>
internal sealed class TensorLayerWriter : LayerWriter<TensorLayer>
{
    protected override string Write(TensorLayer layer, string inputWidth, string outputWidth)
    {
        var widths = Enumerable.Range(0, layer.Shape.Rank)
            .Select(i => i == layer.ChannelAxis ? outputWidth : Literals.Of(layer.Shape[i].Size));
        var sizes = string.Join(", ", widths);
        return layer.IsParameter
            ? $"new Parameter(torch.zeros(new long[] {{ {sizes} }}))"
            : $"torch.zeros(new long[] {{ {sizes} }}{(layer.ElementType is null ? "" : $", dtype: torch.ScalarType.{layer.ElementType}")})";
    }
}
