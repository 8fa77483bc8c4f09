using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Over the channels that are left; several normalised dimensions keep their sizes.</summary>
internal sealed class LayerNormLayerWriter : LayerWriter<LayerNormLayer>
{
    protected override string Write(LayerNormLayer layer, string inputWidth, string outputWidth)
    {
        var text = $"LayerNorm({(layer.NormalizedShape.Count == 1 ? outputWidth : Literals.Array(layer.NormalizedShape))}";
        if (layer.Epsilon != 1e-5)
            text += $", eps: {Literals.Of(layer.Epsilon)}";
        if (!layer.Affine)
            text += ", elementwise_affine: false";
        return text + (layer.Bias ? ")" : ", bias: false)");
    }
}
