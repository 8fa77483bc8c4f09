using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>+, -, *, / as operators, methods, functions and in-place methods.</summary>
internal static class TensorArithmetic
{
    private static readonly (string Name, string Symbol)[] Names = [("add", "+"), ("sub", "-"), ("subtract", "-"), ("mul", "*"), ("multiply", "*"), ("div", "/"), ("divide", "/"), ("true_divide", "/")];

    public static void AddTo(Catalogue catalogue)
    {
        AddExtrema(catalogue);
        foreach (var (name, symbol) in Names)
        {
            catalogue.Method("TorchSharp.torch", name, call => Apply(call, symbol, call.At(0), call.At(1)));
            catalogue.Method("TorchSharp.torch.Tensor", name, call => Apply(call, symbol, call.Target!, Operand(call)));
            catalogue.Method("TorchSharp.torch.Tensor", name + "_", call =>
            {
                var tensor = call.Tensor();
                return call.Evaluator.Overwrite(tensor, Apply(call, symbol, tensor, Operand(call)));
            });
        }
    }

    /// <summary>maximum and minimum of two tensors.</summary>
    private static void AddExtrema(Catalogue catalogue)
    {
        foreach (var name in new[] { "maximum", "minimum" })
        {
            catalogue.Method("TorchSharp.torch", name, call => call.Append(new Combination(name, true, Call.Function("torch", name, Call.Operands(2))), call.AsTensor(call.At(0)).Node, call.AsTensor(call.At(1)).Node));
            catalogue.Method("TorchSharp.torch.Tensor", name, call => call.Append(new Combination(name, true, Call.Function("torch", name, Call.Operands(2))), call.Tensor().Node, call.AsTensor(call.At(0)).Node));
        }
    }

    public static TensorValue Apply(CallContext call, string symbol, Value left, Value right)
    {
        left = call.Evaluator.Known(left, call.Origin, $"an operand of {symbol}");
        right = call.Evaluator.Known(right, call.Origin, $"an operand of {symbol}");
        return (left, right) switch
        {
            (TensorValue a, TensorValue b) when !IsSumOrProduct(symbol) => call.Append(new Combination(symbol, false, Call.Operator(symbol)), a.Node, b.Node),
            (TensorValue a, TensorValue b) => call.Append(new Arithmetic(symbol), a.Node, b.Node),
            (TensorValue a, _) when Numbers.ToDouble(right) is { } scalar => call.Append(new ScalarArithmetic(symbol, scalar, Whole(right), false), a.Node),
            (_, TensorValue b) when Numbers.ToDouble(left) is { } scalar => call.Append(new ScalarArithmetic(symbol, scalar, Whole(left), true), b.Node),
            _ => throw call.Refuse($"{left.Describe()} {symbol} {right.Describe()}"),
        };
    }

    /// <summary>A whole number stays one, so that a tensor of whole numbers does.</summary>
    private static long? Whole(Value value) => value is ScalarValue { Object: int or long or short or byte } ? Numbers.ToLong(value) : null;

    private static bool IsSumOrProduct(string symbol) => symbol is "+" or "-" or "*" or "/";

    private static Value Operand(CallContext call)
    {
        if (call.Has("alpha") && Numbers.ToDouble(call.Get("alpha")) != 1)
            throw call.Refuse($"{call.Member} with alpha");
        if (call.Has("rounding_mode") && call.Get("rounding_mode") is not EnumValue { Member: "None" })
            throw call.Refuse($"{call.Member} with a rounding mode");
        return call.At(0);
    }
}
