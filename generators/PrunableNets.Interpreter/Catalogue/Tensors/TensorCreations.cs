using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>ones, full, arange, tensor, randn and their relatives: initial values of parameters, and positions and masks in <c>forward</c>.</summary>
internal static class TensorCreations
{
    private const string Torch = "TorchSharp.torch";
    private const string Tensor = "TorchSharp.torch.Tensor";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method(Torch, "ones", static call => Create(call, "ones"));
        catalogue.Method(Torch, "full", static call => Create(call, "full", Value(call)));
        catalogue.Method(Tensor, "new_ones", static call => Alike(call, TensorFactories.ShapeOf(call), "ones"));
        catalogue.Method(Tensor, "new_full", static call => Alike(call, TensorFactories.ShapeOf(call), "full", Value(call)));
        foreach (var name in new[] { "randn", "rand", "empty" })
            catalogue.Method(Torch, name, call => Create(call, name));
        catalogue.Method(Torch, "randint", static call => Append(call, TensorFactories.ShapeOf(call), CarriedCall.Of(call, "torch").Call, true, TypeOf(call) ?? "Int64"));
        catalogue.Method(Torch, "arange", Range);
        catalogue.Method(Torch, "tensor", Literal);
        foreach (var name in new[] { "linspace", "logspace" })
            catalogue.Method(Torch, name, call => Append(call, [call.Size("steps")], CarriedCall.Of(call, "torch").Call, false, TypeOf(call)));
        catalogue.Method(Torch, "eye", static call =>
            Append(call, [call.Size("rows"), call.Long("columns", -1) >= 0 ? call.Size("columns") : call.Size("rows")], CarriedCall.Of(call, "torch").Call, false, TypeOf(call)));
        foreach (var type in new[] { Torch, Tensor })
        {
            catalogue.Method(type, "ones_like", static call => Like(call, "ones"));
            catalogue.Method(type, "full_like", static call => Like(call, "full", Value(call)));
            foreach (var name in new[] { "rand", "randn", "empty" })
                catalogue.Method(type, name + "_like", call => Like(call, name));
        }
    }

    /// <summary>The member of <c>ScalarType</c> that the call asks for.</summary>
    public static string? TypeOf(CallContext call) => call.Has("dtype") && call.Get("dtype") is EnumValue type ? type.Member : null;

    private static TensorValue Create(CallContext call, string function, params CallArgument[] values) =>
        Make(call, TensorFactories.ShapeOf(call), Named(TypeOf(call)), TypeOf(call), function, values);

    private static TensorValue Like(CallContext call, string function, params CallArgument[] values) => Alike(call, GivenSize.Of(call.Tensor().Node), function, values);

    /// <summary>Of the type of the tensor that it is called on, where none is asked for.</summary>
    private static TensorValue Alike(CallContext call, GivenSize[] shape, string function, params CallArgument[] values)
    {
        var type = TypeOf(call) ?? ElementTypes.Of(call.Tensor().Node);
        return Make(call, shape, (ArgumentValue?)Named(type) ?? new FloatingTypeArgument(), type, function, values);
    }

    private static CallArgument Value(CallContext call) => new("value", new ConstantArgument(call.Double("value", 0)));

    private static TensorValue Make(CallContext call, GivenSize[] shape, ArgumentValue? named, string? type, string function, CallArgument[] values) =>
        Append(call, shape, Placed(function, named, [new SizesArgument(), .. values]), function is "rand" or "randn" or "empty", type);

    private static ElementTypeArgument? Named(string? type) => type is null ? null : new ElementTypeArgument(type);

    /// <summary>A function of torch, its result of the type and where the network is.</summary>
    private static Call Placed(string function, ArgumentValue? type, IEnumerable<CallArgument> arguments) => Call.Function(
        "torch", function, [.. arguments, .. type is null ? Array.Empty<CallArgument>() : [new CallArgument("dtype", type)], new CallArgument("device", new DeviceArgument())]);

    private static TensorValue Append(CallContext call, GivenSize[] shape, Call making, bool isRandom, string? type, bool isFlat = false) =>
        call.Append(new CreationOperation(call.Member, shape, making, isRandom, type?.StartsWith("Float", StringComparison.Ordinal) == true ? null : type) { IsFlat = isFlat });

    private static TensorValue Range(CallContext call)
    {
        var (start, stop, step) = (Number(call, "start", 0), Number(call, "stop", 0), Number(call, "step", 1));
        var bounds = new[] { ("start", start), ("stop", stop), ("step", step) }.Select(b => new CallArgument(b.Item1,
            b.Item2 is long && call.Has(b.Item1) && call.Get(b.Item1).Size is { } size ? new SizeArgument(b.Item2, size) : new ConstantArgument(b.Item2)));
        var count = Math.Ceiling((Convert.ToDouble(stop, null) - Convert.ToDouble(start, null)) / Convert.ToDouble(step, null));
        var type = TypeOf(call) ?? (new[] { start, stop, step }.Any(static n => n is double) ? "Float32" : "Int64");
        return Append(call, [new GivenSize((long)Math.Max(count, 0))], Placed("arange", Named(type), bounds), false, type);
    }

    // A whole number stays one: it decides the type of the result.
    private static object Number(CallContext call, string name, long fallback) => !call.Has(name) ? fallback
        : Numbers.ToLong(call.Get(name)) is { } whole ? (object)whole
        : Numbers.ToDouble(call.Get(name)) ?? throw call.Refuse($"'{name}' of arange is {call.Get(name).Describe()}, not a number");

    /// <summary><c>torch.tensor(...)</c>: a number, or a list of them in the given dimensions.</summary>
    private static TensorValue Literal(CallContext call)
    {
        var given = call.Evaluator.Known(call.At(0), call.Origin, "the content of a tensor");
        var items = given is ListValue list ? list.Rank > 1 ? call.Evaluator.Items(list, call.Origin).ToList() : list.Items : null;
        var sizes = call.Arguments.Skip(1).Where(static a => a.Name is "dimensions" or "rows" or "columns" || a.Name.StartsWith("dim", StringComparison.Ordinal))
            .SelectMany(a => call.SizeList(a.Value, a.Name)).ToArray();
        GivenSize[] shape = items is null ? [] : given is ListValue { Rank: > 1 } grid ? Extents(grid) : sizes.Length > 0 ? sizes : [new GivenSize(items.Count)];
        if (items is not null && GivenSize.Shape(shape) is var known && known.ElementsPerInput != items.Count)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"tensor: {items.Count} numbers for the shape {known}");
        IEnumerable<Value> numbers = items ?? [given];
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
        var content = numbers.Select(v => new ConstantArgument(v is ScalarValue { Object: bool truth } ? truth ? 1L : 0L
            : whole ? Numbers.ToLong(v) ?? throw NoNumber(call, v) : (object)(Numbers.ToDouble(v) ?? throw NoNumber(call, v))));
        return Append(call, shape, Placed("tensor", Named(type), [new ArrayArgument(whole ? "long" : "double", content.ToArray())]), false, type, isFlat: true);
    }

    /// <summary>The lengths of an array of several dimensions.</summary>
    private static GivenSize[] Extents(ListValue array)
    {
        var extents = new List<GivenSize>();
        for (Value? level = array; extents.Count < array.Rank; level = (level as ListValue)?.Items.FirstOrDefault())
            extents.Add(new GivenSize((level as ListValue)?.Items.Count ?? 0));
        return [.. extents];
    }

    private static EvaluationException NoNumber(CallContext call, Value value) => call.Refuse($"a tensor made of {value.Describe()}");
}
