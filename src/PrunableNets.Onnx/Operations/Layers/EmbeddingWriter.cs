namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>Rows of the weight.</summary>
internal sealed class EmbeddingWriter() : SingleWriter("Embedding")
{
    protected override string WriteOne(NodeContext node) => node.Add("Gather", [node.Weight("weight"), node.Input]);
}
