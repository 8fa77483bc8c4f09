using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Onnx.Forms;
using PrunableNets.Onnx.Writing;
using TorchSharp;

namespace PrunableNets.Onnx.Operations;

/// <summary>A node while it is written: what it reads, and where its operators go.</summary>
/// <param name="node">The node.</param>
/// <param name="operands">The nodes that it reads.</param>
/// <param name="inputs">The names of their tensors; null for those that have gone with their branch.</param>
/// <param name="form">The form of the network.</param>
/// <param name="graph">The graph that is written.</param>
/// <param name="batch">Gives the name of a tensor that holds the batch size times a factor.</param>
internal sealed class NodeContext(
    GraphNode node,
    IReadOnlyList<GraphNode> operands,
    IReadOnlyList<string?> inputs,
    NetworkForm form,
    OnnxGraph graph,
    Func<long, string> batch)
{
    public GraphNode Node => node;

    public GraphAttributes Attributes => node.Attributes;

    public NetworkForm Form => form;

    public OnnxGraph Graph => graph;

    public IReadOnlyList<GraphNode> Operands => operands;

    /// <summary>Null for an operand that has gone with its branch.</summary>
    public IReadOnlyList<string?> Inputs => inputs;

    /// <summary>The first operand.</summary>
    public string Input => inputs[0]!;

    public int Rank => node.Shape.Count;

    /// <summary>
    /// Which of the first operand's channels are read, in a gated form where the operation is over those that gates let through.
    /// </summary>
    public long[]? OverKept { get; init; }

    /// <summary>All results of the operands.</summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Results { get; init; }

    /// <summary>The batch norm that goes into the layer's weights; null where none does.</summary>
    public GraphNode? Norm { get; init; }

    /// <summary>Adds an operator of one result to the graph.</summary>
    public string Add(string operation, IEnumerable<string> operatorInputs, params (string Name, object Value)[] attributes) =>
        graph.Add(operation, operatorInputs, attributes);

    /// <summary>Adds an operator of one operand.</summary>
    public string Add(string operation, string input, params (string Name, object Value)[] attributes) =>
        graph.Add(operation, [input], attributes);

    /// <summary>The shape of an operand.</summary>
    public GraphDimension[] ShapeOf(int operand)
    {
        var shape = form.Shape(operands[operand]);
        if (operand == 0 && OverKept is { } kept)
            shape[operands[0].ChannelDimension] = new GraphDimension(kept.Length);
        return shape;
    }

    /// <summary>The shape of the result.</summary>
    public GraphDimension[] Shape() => form.Shape(node);

    public bool HasWeight(string name) => form.HasWeight(node, name);

    /// <summary>The values of a weight of the layer.</summary>
    public torch.Tensor WeightValue(string name)
    {
        var weight = form.Weight(node, name);
        return OverKept is { } kept && weight.dim() == 1 ? weight.index_select(0, torch.tensor(kept, device: weight.device)) : weight;
    }

    /// <summary>The name of a weight of the layer.</summary>
    public string Weight(string name) => OverKept is null
        ? graph.Weight(NetworkForm.Key(node, name), form.Weight(node, name))
        : graph.Constant(WeightValue(name));

    /// <summary>An operand with elements of the given type.</summary>
    public string As(int operand, string? elementType) => Cast(inputs[operand]!, operands[operand].ElementType, elementType);

    /// <summary>A tensor with elements of another type.</summary>
    public string Cast(string tensor, string? from, string? to) =>
        from == to ? tensor : Add("Cast", tensor, ("to", (long)OnnxTensors.Type(to)));

    /// <summary>A tensor that holds sizes; some may be the batch.</summary>
    public string Sizes(IReadOnlyList<GraphDimension> sizes)
    {
        if (sizes.All(static s => !s.IsBatch))
            return graph.Longs([.. sizes.Select(static s => s.Factor)]);
        var pieces = sizes.Select(s => s.IsBatch ? batch(s.Factor) : graph.Longs(s.Factor)).ToArray();
        return pieces.Length == 1 ? pieces[0] : Add("Concat", pieces, ("axis", 0));
    }

    /// <summary>The same elements under another shape, which has the batch at most once.</summary>
    public string Reshape(string tensor, IReadOnlyList<GraphDimension> shape) => shape.Count(static s => s.IsBatch) <= 1
        ? Add("Reshape", [tensor, graph.Longs([.. shape.Select(static s => s.IsBatch ? -1 : s.Factor)])])
        : Add("Reshape", [tensor, Sizes(shape)]);

    /// <summary>A range of positions.</summary>
    public string Slice(string tensor, int dimension, long start, long end, long step = 1) =>
        Add("Slice", [tensor, graph.Longs(start), graph.Longs(end), graph.Longs(dimension), graph.Longs(step)]);

    /// <summary>Both ends of dimensions, put before the other one: opset 17 has no such padding.</summary>
    public string Wrap(string tensor, IReadOnlyList<(int Dimension, long Before, long After)> paddings)
    {
        foreach (var (dimension, before, after) in paddings.Where(static p => p.Before > 0 || p.After > 0))
        {
            string[] start = before > 0 ? [Slice(tensor, dimension, -before, long.MaxValue)] : [];
            string[] end = after > 0 ? [Slice(tensor, dimension, 0, after)] : [];
            tensor = Add("Concat", [.. start, tensor, .. end], ("axis", dimension));
        }
        return tensor;
    }

    /// <summary>Does something along the last dimension to another one.</summary>
    public string Along(int dimension, string tensor, Func<string, string> something)
    {
        if (dimension == Rank - 1)
            return something(tensor);
        return Transposed(something(Transposed(tensor, Rank, dimension, Rank - 1)), Rank, dimension, Rank - 1);
    }

    /// <summary>A tensor with two of its dimensions exchanged.</summary>
    public string Transposed(string tensor, int rank, int first, int second)
    {
        long[] order = [.. Enumerable.Range(0, rank).Select(static i => (long)i)];
        (order[first], order[second]) = (order[second], order[first]);
        return Add("Transpose", tensor, ("perm", order));
    }

    /// <summary>A tensor of fewer channels as one of all: zeros at the others. Without an index where the channels are a run.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="kept">Where its channels belong, ascending.</param>
    /// <param name="width">How many channels there are then.</param>
    /// <param name="dimension">Along which they are.</param>
    public string Spread(string tensor, long[] kept, long width, int dimension)
    {
        if (kept.Length == width)
            return tensor;
        var isRun = kept[^1] - kept[0] == kept.Length - 1;
        var padded = Padded(tensor, dimension, isRun ? kept[0] : 0, isRun ? width - 1 - kept[^1] : 1);
        if (isRun)
            return padded;
        // Every other position reads the zero behind the last channel.
        var places = Enumerable.Repeat((long)kept.Length, checked((int)width)).ToArray();
        for (var i = 0; i < kept.Length; i++)
            places[kept[i]] = i;
        return Add("Gather", [padded, graph.Longs(places)], ("axis", dimension));
    }

    private string Padded(string tensor, int dimension, long before, long after)
    {
        var pads = new long[2 * Rank];
        (pads[dimension], pads[Rank + dimension]) = (before, after);
        return Add("Pad", [tensor, graph.Longs(pads)]);
    }

    /// <summary>Refuses the node.</summary>
    public OnnxExportException Refuse(string what) => new($"{(node.Layer is { } path ? $"Layer {path}, " : "")}{node.Operation}: {what}");
}
