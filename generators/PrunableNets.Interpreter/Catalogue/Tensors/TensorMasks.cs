using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Masks: triangles, comparisons with a number, and filling.</summary>
internal static class TensorMasks
{
    private const string Tensor = "TorchSharp.torch.Tensor";
    private const string Torch = "TorchSharp.torch";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Tensor, "masked_fill", static call => call.Append(new MaskedFill(Number(call, call.Get("value"))), call.Tensor().Node, call.AsTensor(call.Get("mask")).Node));
        foreach (var type in new[] { Tensor, Torch })
        {
            foreach (var name in new[] { "tril", "triu" })
                catalogue.Method(type, name, call => call.Append(new Triangle(name, call.Long("diagonal", 0)), call.Tensor().Node));
            foreach (var name in new[] { "eq", "ne", "lt", "le", "gt", "ge" })
                catalogue.Method(type, name, call => Compare(call, name));
            catalogue.Method(type, "logical_not", static call => call.Append(new Activation("logical_not", false, "{0}.logical_not()"), call.Tensor().Node));
        }
    }

    private static TensorValue Compare(CallContext call, string name) =>
        call.Append(new Activation(name, false, $"{{0}}.{name}({CSharp.Literal(Number(call, call.At(call.Arguments.Count - 1)))})"), call.Tensor().Node);

    private static double Number(CallContext call, Value value) =>
        Numbers.ToDouble(call.Evaluator.Known(value, call.Origin, call.Member)) ?? throw call.Refuse($"{call.Member} with {value.Describe()}");
}
