using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Calls;

/// <summary>Functions of single elements, of one tensor or of several that broadcast: methods, functions, and methods in place.</summary>
internal static class PointwiseCalls
{
    private static readonly string[] Types = ["TorchSharp.torch.Tensor", "TorchSharp.torch", "TorchSharp.torch.special"];

    /// <summary>Zeros give zero.</summary>
    private static readonly string[] ZeroToZero =
    [
        "abs", "absolute", "asin", "asinh", "atan", "atanh", "arcsin", "arcsinh", "arctan", "arctanh", "ceil", "deg2rad", "erf", "erfinv", "expm1", "fix", "floor", "frac",
        "log1p", "nan_to_num", "neg", "negative", "positive", "rad2deg", "round", "sgn", "sign", "sin", "sinh", "sqrt", "square", "tan", "trunc", "i1", "i1e",
        "atan2", "arctan2", "hypot", "copysign", "fmax", "fmin", "lerp", "addcmul", "ldexp", "where",
    ];

    /// <summary>Zeros give something else, but a number.</summary>
    private static readonly string[] ZeroToNumber =
    [
        "acos", "arccos", "acosh", "arccosh", "cos", "cosh", "erfc", "erfcx", "exp", "exp2", "expit", "i0", "i0e", "ndtr", "sinc", "logaddexp", "logaddexp2", "float_power",
        "eq", "ne", "not_equal", "lt", "less", "le", "less_equal", "gt", "greater", "ge", "greater_equal", "isclose", "isfinite", "isinf", "isnan", "isneginf", "isposinf", "isreal", "signbit",
        "logical_and", "logical_or", "logical_xor", "logical_not", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_not", "bucketize",
    ];

    /// <summary>Not finite at zero, where the removed channels of the gated twin stand: no gate behind could make that zero again.</summary>
    private static readonly string[] InfiniteAtZero =
    [
        "log", "log2", "log10", "logit", "rsqrt", "reciprocal", "lgamma", "digamma", "psi", "gammaln", "polygamma", "mvlgamma", "addcdiv", "xlogy", "xlog1py", "entr", "ndtri", "zeta",
    ];

    public static void AddTo(Catalogue catalogue)
    {
        foreach (var name in ZeroToZero)
            Add(catalogue, name, static _ => true);
        foreach (var name in ZeroToNumber)
            Add(catalogue, name, static _ => false);
        foreach (var name in new[] { "fmod", "remainder", "floor_divide" })
            Add(catalogue, name, static call => IsOfNumber(call) ? true : null);
        foreach (var name in InfiniteAtZero)
            Add(catalogue, name, static _ => null);
        foreach (var name in new[] { "clamp", "clip", "clamp_min", "clamp_max" })
            Add(catalogue, name, static call => call.Double("min", 0) <= 0 && call.Double("max", 0) >= 0);
        Add(catalogue, "pow", static call => !IsOfNumber(call) ? null
            // A number to the power of a tensor: of zeros it makes ones.
            : call.Target is not TensorValue && call.Arguments[1].IsTensor ? false
            : call.Double("exponent", 1) switch { > 0 => true, 0 => false, _ => null });
    }

    /// <param name="catalogue">The catalogue.</param>
    /// <param name="name">The function.</param>
    /// <param name="zeroToZero">Whether zeros give zero; null where they give no number.</param>
    private static void Add(Catalogue catalogue, string name, Func<CallContext, bool?> zeroToZero)
    {
        foreach (var type in Types)
        {
            var owner = type.EndsWith(".special", StringComparison.Ordinal) ? "torch.special" : "torch";
            catalogue.Method(type, name, call => name == "pow" ? Powered(call, owner, zeroToZero) : Apply(call, owner, name, zeroToZero));
            catalogue.Method(type, name + "_", call => call.Evaluator.Overwrite(call.Tensor(), Apply(call, owner, name, zeroToZero)));
        }
    }

    /// <summary>Of numbers alone, the result is one: <c>(float)torch.pow(16, -0.5f)</c>.</summary>
    private static Value Powered(CallContext call, string owner, Func<CallContext, bool?> zeroToZero)
    {
        if (call.Target is TensorValue || call.Arguments.Count != 2 || call.Arguments.Any(static a => a.IsTensor) || Evaluation.Numbers.ToDouble(call.At(0)) is not { } number || Evaluation.Numbers.ToDouble(call.At(1)) is not { } exponent)
            return Apply(call, owner, "pow", zeroToZero);
        var isWhole = call.Arguments.All(static a => Evaluation.Numbers.ToLong(a.Value) is not null);
        return isWhole ? new ScalarValue((long)Math.Pow(number, exponent)) : new ScalarValue((float)Math.Pow(number, exponent));
    }

    private static TensorValue Apply(CallContext call, string owner, string name, Func<CallContext, bool?> zeroToZero)
    {
        if (call.Target is not TensorValue && !call.Arguments.Any(static a => a.IsTensor))
            throw call.Refuse($"{name} of numbers, which makes a tensor of no dimensions; compute it with Math");
        var (carried, operands) = CarriedCall.Of(call, owner, name);
        Operation operation = zeroToZero(call) is not { } known
            ? new Operations.Calls.Opaque(name, static inputs => [Broadcast.Shapes(inputs)], carried, static _ => 0)
            : operands.Length == 1 ? new Activation(name, known, carried) : new Combination(name, known, carried);
        return call.Append(operation, operands);
    }

    /// <summary>The other operand is a number.</summary>
    private static bool IsOfNumber(CallContext call) => call.Arguments.Count(static a => a.IsTensor) == (call.Target is TensorValue ? 0 : 1);
}
