using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Entries stay, rows get narrower.</summary>
internal sealed class EmbeddingLayerWriter : LayerWriter<EmbeddingLayer>
{
    protected override string Write(EmbeddingLayer layer, string inputWidth, string outputWidth) =>
        $"Embedding({Literals.Of(layer.Entries)}, {outputWidth}{(layer.PaddingIndex is { } index ? $", {Literals.Of(index)}" : "")})";
}
