using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Masks: triangles, and filling.</summary>
internal static class TensorMasks
{
    private const string Tensor = "TorchSharp.torch.Tensor";
    private const string Torch = "TorchSharp.torch";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Tensor, "masked_fill", Fill);
        catalogue.Method(Tensor, "masked_fill_", static call => call.Evaluator.Overwrite(call.Tensor(), Fill(call)));
        foreach (var type in new[] { Tensor, Torch })
        {
            foreach (var name in new[] { "tril", "triu" })
            {
                catalogue.Method(type, name, call => call.Append(new Triangle(name, call.Long("diagonal", 0)), call.Tensor().Node));
                catalogue.Method(type, name + "_", call => call.Evaluator.Overwrite(call.Tensor(), new Triangle(name, call.Long("diagonal", 0)), call.Origin));
            }
        }
    }

    private static TensorValue Fill(CallContext call) =>
        call.Append(new MaskedFill(Number(call, call.Get("value"))), call.Tensor().Node, call.AsTensor(call.Get("mask")).Node);

    private static double Number(CallContext call, Value value) =>
        Numbers.ToDouble(call.Evaluator.Known(value, call.Origin, call.Member)) ?? throw call.Refuse($"{call.Member} with {value.Describe()}");
}
