using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With the widths that are left on both sides.</summary>
internal sealed class LinearLayerWriter : LayerWriter<LinearLayer>
{
    protected override string Write(LinearLayer layer, string inputWidth, string outputWidth) =>
        $"Linear({inputWidth}, {outputWidth}{(layer.Bias ? "" : ", hasBias: false")})";
}
