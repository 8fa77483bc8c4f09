using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.MultiheadAttention</c>, <c>nn.TransformerEncoderLayer</c> and <c>nn.TransformerEncoder</c>.</summary>
internal static class AttentionFactories
{
    private static readonly string[] OfAttention = ["query", "key", "value", "key_padding_mask", "need_weights", "attn_mask"];
    private static readonly string[] OfTransformer = ["src", "src_mask", "src_key_padding_mask"];

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("TorchSharp.torch.nn", "MultiheadAttention", Attention);
        catalogue.Method("TorchSharp.torch.nn", "TransformerEncoderLayer", static call =>
            Module(new TransformerLayer(Positive(call, "d_model"), Positive(call, "dim_feedforward"), null) { Creation = CarriedCall.FactoryOf(call) }));
        catalogue.Method("TorchSharp.torch.nn", "TransformerEncoder", Encoder);
        foreach (var item in new[] { 1, 2 })
            catalogue.Property("System.Tuple", $"Item{item}", call => call.Target is TupleValue tuple ? tuple.Elements[item - 1] : throw call.Refuse($"Item{item} of {call.Target?.Describe()}"));
    }

    /// <summary>A call of a layer, or null where it is another kind of layer. Arguments are found by name, or by their place.</summary>
    public static Value? Call(CallContext call, Layer layer)
    {
        if (layer is not (AttentionLayer or TransformerLayer))
            return null;
        var operands = new List<Node>();
        var needsWeights = true;
        var arguments = new List<CallArgument>();
        foreach (var (name, index) in (layer is AttentionLayer ? OfAttention : OfTransformer).Select(static (n, i) => (n, i)))
        {
            var given = call.Arguments.Where((a, i) => a.Name == name || (i == index && !OfAttention.Contains(a.Name) && !OfTransformer.Contains(a.Name))).Select(static a => a.Value).FirstOrDefault();
            if (name == "need_weights")
                needsWeights = given is not ScalarValue { Object: false };
            arguments.Add(name == "need_weights" ? needsWeights : given is null || Evaluator.IsNull(given) ? new ConstantArgument(null) : new OperandArgument(operands.Count));
            if (given is not null && !Evaluator.IsNull(given) && name != "need_weights")
                operands.Add(call.AsTensor(given).Node);
        }
        while (layer is TransformerLayer && arguments[arguments.Count - 1].Value is ConstantArgument { Value: null })
            arguments.RemoveAt(arguments.Count - 1);
        var module = Operations.Calls.Call.Module([.. arguments]) with { Result = needsWeights ? null : 0 };
        if (layer is TransformerLayer transformer)
            return CarriedCalls.Append(call, transformer.CreateOperation(module), operands, false);
        if (operands.Count < 3)
            throw call.Refuse("MultiheadAttention without a query, a key and a value");
        var result = CarriedCalls.Append(call, ((AttentionLayer)layer).CreateOperation(module), operands, false);
        return needsWeights ? result : new TupleValue(result, ScalarValue.Null);
    }

    private static ModuleValue Attention(CallContext call)
    {
        var (features, heads) = (Positive(call, "embedded_dim"), Positive(call, "num_heads"));
        if (features % heads != 0)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"MultiheadAttention: {features} features cannot be divided among {heads} heads");
        if (call.Bool("add_zero_attn", false))
            throw call.Refuse("MultiheadAttention with add_zero_attn");
        return Module(new AttentionLayer(features, call.Long("kdim", features), call.Long("vdim", features), call.Bool("bias", true), call.Bool("add_bias_kv", false))
        {
            Creation = CarriedCall.FactoryOf(call),
        });
    }

    private static ModuleValue Encoder(CallContext call)
    {
        var layer = (call.Get("encoder_layer") as ModuleValue)?.Layer as TransformerLayer ?? throw call.Refuse($"a TransformerEncoder of {call.Get("encoder_layer").Describe()}");
        var count = Positive(call, "num_layers");
        return count <= 1000
            ? Module(new TransformerLayer(layer.Features, layer.Hidden, count)
            {
                Creation = Operations.Calls.Call.Function("", "TransformerEncoder", new CallResultArgument(layer.Creation!), count),
            })
            : throw call.Refuse($"a TransformerEncoder of {count} layers");
    }

    private static long Positive(CallContext call, string name) => call.Long(name) is var value and > 0
        ? value
        : throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member}: '{name}' is not positive");

    private static ModuleValue Module(Layer layer) => new("TorchSharp.Modules." + layer.Type, ModuleKind.Layer, layer);
}
