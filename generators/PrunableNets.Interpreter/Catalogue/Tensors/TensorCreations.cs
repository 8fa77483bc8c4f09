using System;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>ones, full, arange, randn and their relatives: initial values of parameters, and positions and masks in <c>forward</c>.</summary>
internal static class TensorCreations
{
    private const string Torch = "TorchSharp.torch";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Torch, "ones", static call => Create(call, $"torch.ones({{0}}{Type(call)}, device: input.device)", false));
        catalogue.Method(Torch, "full", static call => Create(call, $"torch.full({{0}}, {CSharp.Literal(call.Double("value", 0))}{Type(call)}, device: input.device)", false));
        foreach (var name in new[] { "randn", "rand", "empty" })
            catalogue.Method(Torch, name, call => Create(call, $"torch.{name}({{0}}, device: input.device)", true));
        catalogue.Method(Torch, "arange", Range);
    }

    private static TensorValue Create(CallContext call, string format, bool isRandom) =>
        call.Append(new CreationOperation(call.Member, TensorFactories.ShapeOf(call), format, isRandom));

    private static TensorValue Range(CallContext call)
    {
        var (start, stop, step) = (Number(call, "start", 0), Number(call, "stop", 0), Number(call, "step", 1));
        var bounds = new[] { start, stop, step }.Select(static n => n is double d ? CSharp.Literal(d) : CSharp.Literal(Convert.ToInt64(n, null))).ToArray();
        var count = Math.Ceiling((Convert.ToDouble(stop, null) - Convert.ToDouble(start, null)) / Convert.ToDouble(step, null));
        return call.Append(new CreationOperation("arange", new Shape(new Dimension((long)Math.Max(count, 0))), $"torch.arange({string.Join(", ", bounds)}{Type(call)}, device: input.device)", false));
    }

    private static string Type(CallContext call) => call.Has("dtype") && call.Get("dtype") is EnumValue type ? $", dtype: torch.ScalarType.{type.Member}" : "";

    // A whole number stays one: it decides the type of the result.
    private static object Number(CallContext call, string name, long fallback) => !call.Has(name) ? fallback
        : Numbers.ToLong(call.Get(name)) is { } whole ? (object)whole
        : Numbers.ToDouble(call.Get(name)) ?? throw call.Refuse($"'{name}' of arange is {call.Get(name).Describe()}, not a number");
}
