using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With the widths of the dense network: its channels are not followed.</summary>
internal sealed class BilinearLayerWriter : LayerWriter<BilinearLayer>
{
    protected override string Write(BilinearLayer layer, string inputWidth, string outputWidth)
    {
        var widths = $"{Literals.Of(layer.First)}, {Literals.Of(layer.Second)}, {Literals.Of(layer.OutFeatures)}";
        return $"Bilinear({widths}{(layer.Bias ? "" : ", hasBias: false")})";
    }
}
