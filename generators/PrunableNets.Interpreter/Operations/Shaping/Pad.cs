using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary><c>functional.pad</c>: pairs of (before, after), the last dimension first.</summary>
public sealed class Pad(IReadOnlyList<GivenSize> given, string mode, double value) : Operation
{
    private readonly long[] pad = [.. given.Select(static g => g.Dimension!.Value.Size)];

    public override string Name => "pad";

    public IReadOnlyList<long> Padding => pad;

    /// <summary>The same with how it is computed from shapes.</summary>
    public IReadOnlyList<GivenSize> Given => given;

    /// <summary>The member of <c>PaddingModes</c>.</summary>
    public string Mode => mode;

    public double Value => value;

    public override bool KeepsZero(Node node, ChannelTable channels) => mode != "Constant" || value == 0;

    /// <summary>What a padding with zeros does to each dimension; null for any other.</summary>
    public TensorCut[]? Cuts(Shape input)
    {
        if (mode != "Constant" || value != 0)
            return null;
        var sides = Enumerable.Range(0, pad.Length / 2).Where(i => pad[2 * i] != 0 || pad[2 * i + 1] != 0);
        return [.. sides.Select(i => (i, Dimension: input.Rank - 1 - i)).Select(d => new TensorCut(d.Dimension, -pad[2 * d.i], input[d.Dimension].Size + pad[2 * d.i + 1], 1))];
    }

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var shape = inputs[0];
        if (pad.Length % 2 != 0 || pad.Length / 2 > shape.Rank)
            throw new ShapeException($"{pad.Length} paddings do not fit the input {shape}: two are needed for each padded dimension");
        for (var i = 0; i < pad.Length / 2; i++)
        {
            var dimension = shape.Rank - 1 - i;
            if (pad[2 * i] != 0 || pad[2 * i + 1] != 0)
                shape = shape.With(dimension, shape[dimension].Size + pad[2 * i] + pad[2 * i + 1]);
        }
        return shape;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        var padded = Enumerable.Range(0, pad.Length / 2).Where(i => pad[2 * i] != 0 || pad[2 * i + 1] != 0).Select(i => node.Shape.Rank - 1 - i).ToArray();
        var channels = map.IsNone && padded.Contains(1) ? 1 : map.Axes.FirstOrDefault(padded.Contains);
        if (channels == 0)
            return map;
        var entry = node.Shape.Rank - 1 - channels;
        var isZero = mode == "Constant" && value == 0;
        if (pad[2 * entry] < 0 || pad[2 * entry + 1] < 0 || (!isZero && !map.IsNone) || map.Axes.Length > 1)
        {
            relations.Pin(map);
            return ChannelMap.None;
        }
        if (!isZero)
            return map;
        var ids = relations.Along(node.Inputs[0], channels);
        return ChannelMap.Along(channels, [.. relations.NewZeros(pad[2 * entry]), .. ids, .. relations.NewZeros(pad[2 * entry + 1])]);
    }

    public override IEnumerable<int[]> ExtraWidths(Node node, ChannelTable channels) =>
        PaddedChannels(node, channels) is var (_, before, after) ? [before, after] : [];

    /// <summary>The pair of <c>pad</c> that adds channels, and the channels that it adds; null where there is none.</summary>
    public (int Entry, int[] Before, int[] After)? PaddedChannels(Node node, ChannelTable channels)
    {
        var map = channels.MapOf(node);
        if (map.Axes.Length != 1)
            return null;
        var entry = node.Shape.Rank - 1 - map.Axes[0];
        if (entry >= pad.Length / 2 || pad[2 * entry] + pad[2 * entry + 1] == 0)
            return null;
        var ids = map.Ids;
        return (entry, ids.Take((int)pad[2 * entry]).ToArray(), ids.Skip(ids.Length - (int)pad[2 * entry + 1]).ToArray());
    }
}
