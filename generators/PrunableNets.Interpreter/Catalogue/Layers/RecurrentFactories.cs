using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.LSTM</c>, <c>nn.GRU</c>, <c>nn.RNN</c> and their cells.</summary>
internal static class RecurrentFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in new[] { "LSTM", "GRU", "RNN", "LSTMCell", "GRUCell", "RNNCell" })
            catalogue.Method("TorchSharp.torch.nn", name, Create);
    }

    private static ModuleValue Create(CallContext call)
    {
        var (input, hidden, layers) = (call.Long("inputSize"), call.Long("hiddenSize"), call.Long("numLayers", 1));
        if (input <= 0 || hidden <= 0 || layers is <= 0 or > 1000)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member}: {input} features, {hidden} hidden ones and {layers} layers");
        var layer = new RecurrentLayer(
            call.Member, input, hidden, layers, call.Bool("bias", true), call.Bool("batchFirst", false), call.Bool("bidirectional", false))
        {
            Creation = CarriedCall.FactoryOf(call),
        };
        return new ModuleValue("TorchSharp.Modules." + call.Member, ModuleKind.Layer, layer);
    }

    /// <summary>A call of the layer: the sequence, and initial states where they are given.</summary>
    public static Value Call(CallContext call, RecurrentLayer layer)
    {
        var operands = call.Arguments.SelectMany(static a => a.Value is TupleValue tuple ? tuple.Elements : [a.Value])
            .Where(static v => !Evaluation.Evaluator.IsNull(v)).Select(v => call.AsTensor(v).Node).ToArray();
        var operation = (LibraryCall)(operands.Length > 1 ? layer.CreateOperationWithState() : layer.CreateOperation());
        return CarriedCalls.Append(call, operation, operands, false);
    }
}
