using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Over the channels that are left; several normalised dimensions keep their sizes.</summary>
internal sealed class LayerNormLayerWriter : LayerWriter<LayerNormLayer>
{
    protected override string Write(LayerNormLayer layer, string inputWidth, string outputWidth)
    {
        var shape = layer.NormalizedShape.Count == 1 ? $"new long[] {{ {outputWidth} }}" : Literals.Array(layer.NormalizedShape);
        return $"LayerNorm({shape}, {Literals.Of(layer.Epsilon)}, {Literals.Of(layer.Affine)}, {Literals.Of(layer.Bias)})";
    }
}
