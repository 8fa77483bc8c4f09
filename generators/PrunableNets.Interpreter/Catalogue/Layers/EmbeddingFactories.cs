using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.Embedding</c> and <c>nn.EmbeddingBag</c>.</summary>
internal static class EmbeddingFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch.nn", "Embedding", Embedding);
        catalogue.Method("TorchSharp.torch.nn", "EmbeddingBag", static call =>
        {
            foreach (var name in new[] { "max_norm", "include_last_offset" })
                if (call.Has(name) && call.Get(name) is not ScalarValue { Object: false })
                    throw call.Refuse($"EmbeddingBag with {name}");
            var layer = new EmbeddingBagLayer(call.Long("num_embeddings"), call.Long("embedding_dims")) { Creation = CarriedCall.FactoryOf(call) };
            return new ModuleValue("TorchSharp.Modules.EmbeddingBag", ModuleKind.Layer, layer);
        });
    }

    private static ModuleValue Embedding(CallContext call)
    {
        // The norm of a row would change with its width.
        if (call.Has("max_norm"))
            throw call.Refuse("Embedding with max_norm");
        var layer = new EmbeddingLayer(call.Long("num_embeddings"), call.Long("embedding_dims"), call.Has("padding_idx") ? call.Long("padding_idx") : null);
        return new ModuleValue("TorchSharp.Modules.Embedding", ModuleKind.Layer, layer);
    }
}
