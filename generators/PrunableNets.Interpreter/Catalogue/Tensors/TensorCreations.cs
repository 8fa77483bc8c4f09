using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>ones, full, arange, tensor, randn and their relatives: initial values of parameters, and positions and masks in <c>forward</c>.</summary>
internal static class TensorCreations
{
    private const string Torch = "TorchSharp.torch";
    private const string Tensor = "TorchSharp.torch.Tensor";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Torch, "ones", static call => Create(call, "torch.ones({0}{1}, device: input.device)"));
        catalogue.Method(Torch, "full", static call => Create(call, $"torch.full({{0}}, {CSharp.Literal(call.Double("value", 0))}{{1}}, device: input.device)"));
        catalogue.Method(Tensor, "new_ones", static call => Create(call, "torch.ones({0}{1}, device: input.device)"));
        catalogue.Method(Tensor, "new_full", static call => Create(call, $"torch.full({{0}}, {CSharp.Literal(call.Double("value", 0))}{{1}}, device: input.device)"));
        foreach (var name in new[] { "randn", "rand", "empty" })
            catalogue.Method(Torch, name, call => Create(call, $"torch.{name}({{0}}{{1}}, device: input.device)", true));
        catalogue.Method(Torch, "randint", static call => Append(call, TensorFactories.ShapeOf(call), CallText.Of(call, "torch").Format, true, TypeOf(call) ?? "Int64"));
        catalogue.Method(Torch, "arange", Range);
        catalogue.Method(Torch, "tensor", Literal);
        foreach (var name in new[] { "linspace", "logspace" })
            catalogue.Method(Torch, name, call => Append(call, new Shape(new Dimension(call.Long("steps"))), CallText.Of(call, "torch").Format, false, TypeOf(call)));
        catalogue.Method(Torch, "eye", static call =>
            Append(call, new Shape(call.Long("rows"), call.Long("columns", -1) is var columns and >= 0 ? columns : call.Long("rows")), CallText.Of(call, "torch").Format, false, TypeOf(call)));
        foreach (var type in new[] { Torch, Tensor })
        {
            catalogue.Method(type, "ones_like", static call => Like(call, "torch.ones({0}{1}, device: input.device)", false));
            catalogue.Method(type, "full_like", static call => Like(call, $"torch.full({{0}}, {CSharp.Literal(call.Double("value", 0))}{{1}}, device: input.device)", false));
            foreach (var name in new[] { "rand", "randn", "empty" })
                catalogue.Method(type, name + "_like", call => Like(call, $"torch.{name}({{0}}{{1}}, device: input.device)", true));
        }
    }

    /// <summary>The member of <c>ScalarType</c> that the call asks for.</summary>
    public static string? TypeOf(CallContext call) => call.Has("dtype") && call.Get("dtype") is EnumValue type ? type.Member : null;

    private static TensorValue Create(CallContext call, string format, bool isRandom = false) => Append(call, TensorFactories.ShapeOf(call), format, isRandom, TypeOf(call));

    private static TensorValue Like(CallContext call, string format, bool isRandom) =>
        Append(call, call.Tensor().Node.Shape, format, isRandom, TypeOf(call) ?? ElementTypes.Of(call.Tensor().Node));

    private static TensorValue Append(CallContext call, Shape shape, string format, bool isRandom, string? type)
    {
        var named = type is null ? "" : $", dtype: torch.ScalarType.{type}";
        return call.Append(new CreationOperation(call.Member, shape, format.Replace("{1}", named), isRandom, type?.StartsWith("Float", StringComparison.Ordinal) == true ? null : type));
    }

    private static TensorValue Range(CallContext call)
    {
        var (start, stop, step) = (Number(call, "start", 0), Number(call, "stop", 0), Number(call, "step", 1));
        var bounds = new[] { start, stop, step }.Select(static n => n is double d ? CSharp.Literal(d) : CSharp.Literal(Convert.ToInt64(n, null))).ToArray();
        var count = Math.Ceiling((Convert.ToDouble(stop, null) - Convert.ToDouble(start, null)) / Convert.ToDouble(step, null));
        var type = TypeOf(call) ?? (new[] { start, stop, step }.Any(static n => n is double) ? "Float32" : "Int64");
        return Append(call, new Shape(new Dimension((long)Math.Max(count, 0))), $"torch.arange({string.Join(", ", bounds)}{{1}}, device: input.device)", false, type);
    }

    // A whole number stays one: it decides the type of the result.
    private static object Number(CallContext call, string name, long fallback) => !call.Has(name) ? fallback
        : Numbers.ToLong(call.Get(name)) is { } whole ? (object)whole
        : Numbers.ToDouble(call.Get(name)) ?? throw call.Refuse($"'{name}' of arange is {call.Get(name).Describe()}, not a number");

    /// <summary><c>torch.tensor(...)</c>: a number, or a list of them in the given dimensions.</summary>
    private static TensorValue Literal(CallContext call)
    {
        var content = call.Evaluator.Known(call.At(0), call.Origin, "the content of a tensor");
        var items = content is ListValue list ? list.Rank > 1 ? call.Evaluator.Items(list, call.Origin).ToList() : list.Items : null;
        var sizes = call.Arguments.Skip(1).Where(static a => a.Name is "dimensions" or "rows" or "columns" || a.Name.StartsWith("dim", StringComparison.Ordinal))
            .SelectMany(a => call.LongList(a.Value, a.Name)).Select(static s => new Dimension(s)).ToArray();
        var shape = items is null ? new Shape() : content is ListValue { Rank: > 1 } grid ? new Shape(Extents(grid)) : sizes.Length > 0 ? new Shape(sizes) : new Shape(new Dimension(items.Count));
        if (items is not null && shape.ElementsPerInput != items.Count)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"tensor: {items.Count} numbers for the shape {shape}");
        IEnumerable<Value> numbers = items ?? [content];
        var type = TypeOf(call) ?? (numbers.FirstOrDefault() as ScalarValue)?.Object switch
        {
            bool => "Bool",
            byte => "Byte",
            short => "Int16",
            int => "Int32",
            long => "Int64",
            double => "Float64",
            _ => "Float32",
        };
        var whole = type.StartsWith("Int", StringComparison.Ordinal) || type is "Byte" or "Bool";
        var texts = numbers.Select(v => v is ScalarValue { Object: bool truth } ? (truth ? "1" : "0")
            : whole ? CSharp.Literal(Numbers.ToLong(v) ?? throw NoNumber(call, v)) : CSharp.Literal(Numbers.ToDouble(v) ?? throw NoNumber(call, v)));
        var array = $"new {(whole ? "long" : "double")}[] {{{{ {string.Join(", ", texts)} }}}}";
        return Append(call, shape, $"torch.tensor({array}, dtype: torch.ScalarType.{type}, device: input.device).reshape({{0}})", false, type);
    }

    /// <summary>The lengths of an array of several dimensions.</summary>
    private static Dimension[] Extents(ListValue array)
    {
        var extents = new List<Dimension>();
        for (Value? level = array; extents.Count < array.Rank; level = (level as ListValue)?.Items.FirstOrDefault())
            extents.Add(new Dimension((level as ListValue)?.Items.Count ?? 0));
        return [.. extents];
    }

    private static EvaluationException NoNumber(CallContext call, Value value) => call.Refuse($"a tensor made of {value.Describe()}");
}
