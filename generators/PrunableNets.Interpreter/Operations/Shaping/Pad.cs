using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary><c>functional.pad</c>: pairs of (before, after), the last dimension first.</summary>
public sealed class Pad(long[] pad, string mode, double value) : Operation
{
    public override string Name => "pad";

    public override bool KeepsZero(Node node) => mode != "Constant" || value == 0;

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
        var map = PassThrough(node);
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
        var before = Enumerable.Repeat(ChannelRelations.Zero, (int)pad[2 * entry]);
        var after = Enumerable.Repeat(ChannelRelations.Zero, (int)pad[2 * entry + 1]);
        return ChannelMap.Along(channels, before.Concat(ids).Concat(after).ToArray());
    }

    public override string Write(Node node, ForwardWriter writer) =>
        $"functional.pad({writer.Variable(node.Inputs[0])}, {CSharp.Array(pad)}, PaddingModes.{mode}, {CSharp.Literal(value)})";
}
