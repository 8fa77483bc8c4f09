using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary>Indexing, slicing, splitting, concatenation and padding.</summary>
internal static class TensorSlices
{
    private const string Tensor = "TorchSharp.torch.Tensor";
    private const string Index = "TorchSharp.torch.TensorIndex";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Property(Tensor, "this[]", At);
        catalogue.Property(Index, "Colon", static _ => new IndexValue(IndexKind.All));
        catalogue.Property(Index, "Ellipsis", static _ => new IndexValue(IndexKind.Ellipsis));
        catalogue.Property(Index, "None", static _ => new IndexValue(IndexKind.New));
        catalogue.Property(Index, "Null", static _ => new IndexValue(IndexKind.New));
        catalogue.Method(Index, "Single", static call => new IndexValue(IndexKind.Single, call.Size("index")));
        catalogue.Method(Index, "Slice", static call => call.Has("range")
            ? AsIndex(call, call.Get("range"))
            : new IndexValue(IndexKind.Slice, Optional(call, "start"), Optional(call, "stop"), call.Long("step", 1)));
        foreach (var type in new[] { Tensor, "TorchSharp.torch" })
        {
            catalogue.Method(type, "narrow", static call => Range(call, call.Size("start"), End(call), 1));
            catalogue.Method(type, "select", static call => call.Append(new SelectIndex(call.Dimension(call.Long("dim"), call.Tensor().Node.Shape.Rank), call.Long("index")) { Expression = call.Size("index").Expression }, call.Tensor().Node));
            catalogue.Method(type, "chunk", Chunk);
            catalogue.Method(type, "split", Split);
        }
        catalogue.Method(Tensor, "slice", static call => Range(call, call.Size("start"), call.Size("finish"), call.Long("step")));
        foreach (var name in new[] { "cat", "concat", "concatenate" })
            catalogue.Method("TorchSharp.torch", name, Cat);
        foreach (var type in new[] { "TorchSharp.torch.nn.functional", "TorchSharp.torch" })
            catalogue.Method(type, "pad", Padding);
    }

    private static GivenSize Optional(CallContext call, string name) => call.Has(name) ? call.Size(name) : default;

    /// <summary>Where a range of so many positions ends.</summary>
    private static GivenSize End(CallContext call)
    {
        var (start, length) = (call.Get("start"), call.Get("length"));
        return Bound(call.Long("start") == 0 ? length : Numbers.Apply(IrBinaryOperator.Add, start, length, IrNumeric.Long)!);
    }

    private static TensorValue Range(CallContext call, GivenSize start, GivenSize end, long step)
    {
        var input = call.Tensor().Node;
        var dimension = call.Dimension(call.Long("dim"), input.Shape.Rank);
        return call.Append(Slice.Of(input, dimension, start, end, step), input);
    }

    private static ListValue Chunk(CallContext call)
    {
        var shape = call.Tensor().Node.Shape;
        var size = shape[call.Dimension(call.Long("dim", 0), shape.Rank)].Size;
        var chunks = call.Long("chunks");
        return Pieces(call, Enumerable.Repeat((size + chunks - 1) / chunks, (int)chunks).ToArray());
    }

    private static ListValue Split(CallContext call)
    {
        var shape = call.Tensor().Node.Shape;
        var size = shape[call.Dimension(call.Long("dim", 0), shape.Rank)].Size;
        if (new[] { "sizes", "split_sizes", "split_size_or_sections" }.FirstOrDefault(n => call.Has(n) && call.Get(n) is ListValue) is { } name)
        {
            var sizes = call.LongList(call.Get(name), name);
            return sizes.Sum() == size ? Pieces(call, sizes) : throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"split: the sizes [{string.Join(", ", sizes)}] are {sizes.Sum()} together, the dimension has {size}");
        }
        var piece = call.Long(new[] { "size", "split_size", "split_size_or_sections" }.First(n => call.Has(n) || n == "split_size_or_sections"));
        return Pieces(call, Enumerable.Repeat(piece, (int)((size + piece - 1) / piece)).ToArray());
    }

    private static ListValue Pieces(CallContext call, long[] sizes)
    {
        var input = call.Tensor().Node;
        var dimension = call.Dimension(call.Long("dim", 0), input.Shape.Rank);
        var total = input.Shape[dimension].Size;
        var pieces = new List<Value>();
        var start = 0L;
        foreach (var size in sizes)
        {
            if (start >= total)
                break;
            pieces.Add(call.Append(Slice.Of(input, dimension, new GivenSize(start), new GivenSize(start + size)), input));
            start += size;
        }
        return new ListValue(pieces);
    }

    private static TensorValue Cat(CallContext call)
    {
        var all = call.Evaluator.Items(call.At(0), call.Origin).Select(t => call.AsTensor(t).Node).ToArray();
        var dimension = call.Long("dim", 0);
        // A cache that starts empty adds nothing.
        var tensors = all.Where(static t => t.Shape.All(static d => d.Factor != 0)).ToArray();
        if (tensors.Length == 0)
            return new TensorValue(all[0]);
        return call.Append(new Concatenate(call.Dimension(dimension, tensors[0].Shape.Rank)), tensors);
    }

    private static TensorValue Padding(CallContext call)
    {
        var mode = call.Has("mode") && call.Get("mode") is EnumValue value ? value.Member : "Constant";
        var pad = call.SizeList(call.Get("pad"), "pad");
        return call.Append(new Pad(pad.Length == 1 ? [pad[0], pad[0]] : pad, mode, call.Double("value", 0)), call.Tensor().Node);
    }

    private static TensorValue At(CallContext call)
    {
        var node = call.Tensor().Node;
        if (Rows(call) is { } rows)
            return call.Append(new GatherRows(), node, rows);
        var indices = call.Arguments.SelectMany(a => a.Value is ListValue list ? (IEnumerable<Value>)list.Items : [a.Value]).Select(v => AsIndex(call, v)).ToArray();
        var named = indices.Count(static i => i.Kind is not (IndexKind.Ellipsis or IndexKind.New));
        if (named > node.Shape.Rank)
            throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"{named} indices for a tensor of shape {node.Shape}");
        var dimension = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case IndexKind.Ellipsis:
                    dimension += node.Shape.Rank - dimension - indices.SkipWhile(i => !ReferenceEquals(i, index)).Count(static i => i.Kind is not (IndexKind.Ellipsis or IndexKind.New));
                    break;
                case IndexKind.New:
                    node = call.Append(Reshape.Unsqueeze(node.Shape, dimension++), node).Node;
                    break;
                case IndexKind.Single:
                    var size = node.Shape[dimension].Size;
                    var selected = SelectIndex.Of(node, dimension, index.Start);
                    if (selected.Index < 0 || selected.Index >= size)
                        throw call.Evaluator.Stop(Findings.FindingKind.Shape, call.Origin, $"index {index.Start.Dimension} of dimension {dimension} of {node.Shape}");
                    node = call.Append(selected, node).Node;
                    break;
                case IndexKind.Slice when index is not { Start.Dimension: null, End.Dimension: null, Step: 1 }:
                    node = call.Append(Slice.Of(node, dimension, index.Start, index.End, index.Step), node).Node;
                    dimension++;
                    break;
                default:
                    dimension++;
                    break;
            }
        }
        return new TensorValue(node);
    }

    /// <summary>The end of a range: a number, a position, or nothing.</summary>
    private static GivenSize Bound(Value? end) => end switch
    {
        PositionValue { IsFromEnd: true, Offset: 0 } or null => default,
        PositionValue place => new GivenSize(place.IsFromEnd ? -place.Offset : place.Offset),
        _ => Numbers.ToLong(end) is { } number ? new GivenSize(number, end.Size) : default,
    };

    /// <summary>The one index, where it is a tensor of whole numbers.</summary>
    private static Node? Rows(CallContext call) => call.Arguments.SelectMany(static a => a.Value is ListValue list ? (IEnumerable<Value>)list.Items : [a.Value]).ToArray() is { Length: 1 } only
        && only[0] is TensorValue { Node: var rows } && ElementTypes.Of(rows) is "Int64" or "Int32" ? rows : null;

    /// <summary>TorchSharp converts numbers, ranges and pairs of optional numbers to indices.</summary>
    private static IndexValue AsIndex(CallContext call, Value value) => call.Evaluator.Known(value, call.Origin, "an index") switch
    {
        IndexValue index => index,
        PositionValue place => new IndexValue(IndexKind.Single, new GivenSize(place.IsFromEnd ? -place.Offset : place.Offset)),
        RangeValue range => new IndexValue(IndexKind.Slice, Bound(range.Start), Bound(range.End)),
        TupleValue { Elements: { Length: 2 } pair } => new IndexValue(IndexKind.Slice, Bound(pair[0]), Bound(pair[1])),
        var number when Numbers.ToLong(number) is { } position => new IndexValue(IndexKind.Single, new GivenSize(position, number.Size)),
        var other => throw call.Refuse($"a tensor is indexed by {other.Describe()}"),
    };
}
