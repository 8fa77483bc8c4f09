using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Short and long forms of permute, reshape, cat, split and expand; gated linear units, which split and multiply.</summary>
internal static class TensorRearrangements
{
    private const string Tensor = "TorchSharp.torch.Tensor";
    private const string Torch = "TorchSharp.torch";
    private const string Functional = "TorchSharp.torch.nn.functional";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Property(Tensor, "T", static call => Reversed(call));
        catalogue.Method(Tensor, "view_as", static call => call.Append(new Reshape("view_as", GivenSize.Of(call.AsTensor(call.At(0)).Node)), call.Tensor().Node));
        foreach (var type in new[] { Tensor, Torch })
        {
            catalogue.Method(type, "t", static call => Reversed(call));
            foreach (var name in new[] { "movedim", "moveaxis" })
                catalogue.Method(type, name, Move);
            catalogue.Method(type, "ravel", static call => call.Append(new FlattenOperation(0, -1), call.Tensor().Node));
            catalogue.Method(type, "broadcast_to", Broadcast);
            catalogue.Method(type, "tile", Tile);
            catalogue.Method(type, "tensor_split", SplitEvenly);
            catalogue.Method(type, "numel", static call => Count(call));
            catalogue.Method(type, "glu", static call => GatedHalf(call, call.Long("dim", -1)));
        }
        catalogue.Property(Tensor, "NumberOfElements", static call => Count(call));
        catalogue.Method(Functional, "glu", static call => GatedHalf(call, call.Long("dim", -1)));
        catalogue.Method("TorchSharp.torch.nn", "GLU", static call =>
            new ModuleValue("TorchSharp.Modules.GLU", ModuleKind.Layer, new GatedHalfLayer(call.Long("dim", -1))));
        catalogue.Method("TorchSharp.torch.nn", "Unflatten", static call =>
            new ModuleValue("TorchSharp.Modules.Unflatten", ModuleKind.Layer, new UnflattenLayer(call.Long("dim"), call.LongList(call.Get("unflattened_size"), "unflattened_size"))));
        foreach (var (name, dimension) in new[] { ("hstack", 1), ("vstack", 0), ("row_stack", 0), ("dstack", 2), ("column_stack", 1) })
            catalogue.Method(Torch, name, call => Stack(call, dimension));
    }

    /// <summary>x * sigmoid(g) of the halves (x, g) of a dimension.</summary>
    public static TensorValue GatedHalf(CallContext call, long along)
    {
        var input = call.Tensor().Node;
        var dimension = call.Dimension(along, input.Shape.Rank);
        var size = input.Shape[dimension].Size;
        if (size % 2 != 0)
            throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"glu: dimension {dimension} of {input.Shape} has no halves");
        var value = call.Append(Slice.Of(input, dimension, default, new GivenSize(size / 2)), input).Node;
        var gate = call.Append(new Activation("sigmoid", false, Call.Method("sigmoid")), call.Append(Slice.Of(input, dimension, new GivenSize(size / 2), new GivenSize(size)), input).Node).Node;
        return call.Append(new Arithmetic("*"), value, gate);
    }

    /// <summary>One dimension becomes several.</summary>
    public static TensorValue Unflatten(CallContext call, Node input, long along, IReadOnlyList<GivenSize> sizes)
    {
        var dimension = call.Dimension(along, input.Shape.Rank);
        var around = GivenSize.Of(input);
        GivenSize[] target = [.. around.Take(dimension), .. sizes.Select(static s => s.Dimension == -1 ? default : s), .. around.Skip(dimension + 1)];
        return call.Append(new Reshape("unflatten", target), input);
    }

    private static TensorValue Reversed(CallContext call)
    {
        var input = call.Tensor().Node;
        return call.Append(new Permute(Enumerable.Range(0, input.Shape.Rank).Reverse().ToArray()), input);
    }

    /// <summary>Moved dimensions go to their places; the others keep their order.</summary>
    private static TensorValue Move(CallContext call)
    {
        var input = call.Tensor().Node;
        var rank = input.Shape.Rank;
        var sources = call.LongList(call.Get("source"), "source").Select(d => call.Dimension(d, rank)).ToArray();
        var targets = call.LongList(call.Get("destination"), "destination").Select(d => call.Dimension(d, rank)).ToArray();
        if (sources.Length != targets.Length || sources.Distinct().Count() != sources.Length || targets.Distinct().Count() != targets.Length)
            throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"{call.Member} of {input.Shape} from [{string.Join(", ", sources)}] to [{string.Join(", ", targets)}]");
        var rest = new Queue<int>(Enumerable.Range(0, rank).Except(sources));
        return call.Append(new Permute(Enumerable.Range(0, rank).Select(i => System.Array.IndexOf(targets, i) is var k and >= 0 ? sources[k] : rest.Dequeue()).ToArray()), input);
    }

    private static TensorValue Broadcast(CallContext call) => call.Append(new Expand(call.Shape(static a => a.Name == "shape")), call.Tensor().Node);

    private static TensorValue Tile(CallContext call)
    {
        var input = call.Tensor().Node;
        var times = call.LongList(call.Get(call.Has("reps") ? "reps" : "dims"), "reps");
        return call.Append(new Repeat([.. Enumerable.Repeat(1L, System.Math.Max(input.Shape.Rank - times.Length, 0)), .. times]), input);
    }

    /// <summary>A number of parts whose sizes differ by one at most, or parts between the given positions.</summary>
    private static ListValue SplitEvenly(CallContext call)
    {
        var input = call.Tensor().Node;
        var dimension = call.Dimension(call.Long("dim", 0), input.Shape.Rank);
        var size = input.Shape[dimension].Size;
        var given = call.Get(new[] { "indices_or_sections", "sizes", "size", "indices" }.First(call.Has));
        var ends = given is ListValue
            ? call.LongList(given, "indices").Append(size).ToArray()
            : Parts(call.LongList(given, "size")[0], size);
        var start = 0L;
        var pieces = new List<Value>();
        foreach (var end in ends)
        {
            pieces.Add(call.Append(Slice.Of(input, dimension, new GivenSize(start), new GivenSize(end)), input));
            start = end;
        }
        return new ListValue(pieces);
    }

    private static long[] Parts(long count, long size) => Enumerable.Range(1, (int)count).Select(i => i * (size / count) + System.Math.Min(i, size % count)).ToArray();

    private static Value Count(CallContext call)
    {
        var shape = call.Tensor().Node.Shape;
        return shape.HasBatch ? new DimensionValue(new Dimension(shape.ElementsPerInput, true)) : new ScalarValue(shape.ElementsPerInput);
    }

    private static TensorValue Stack(CallContext call, int dimension)
    {
        var tensors = call.Evaluator.Items(call.At(0), call.Origin).Select(t => call.AsTensor(t).Node).ToArray();
        return tensors.All(t => t.Shape.Rank > dimension && t.Shape.Rank > 1)
            ? call.Append(new Concatenate(dimension), tensors)
            : throw call.Refuse($"{call.Member} of tensors with fewer dimensions than it joins");
    }
}
