using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.Embedding</c>.</summary>
internal static class EmbeddingFactories
{
    public static void AddTo(Catalogue catalogue) => catalogue.Method("TorchSharp.torch.nn", "Embedding", static call =>
    {
        // The norm of a row would change with its width.
        if (call.Has("max_norm"))
            throw call.Refuse("Embedding with max_norm");
        var layer = new EmbeddingLayer(call.Long("num_embeddings"), call.Long("embedding_dims"), call.Has("padding_idx") ? call.Long("padding_idx") : null);
        return new ModuleValue("TorchSharp.Modules.Embedding", ModuleKind.Layer, layer);
    });
}
