using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>repeat_interleave: every position of a dimension several times in a row.</summary>
public sealed class RepeatInterleave(int dimension, long repeats) : Operation
{
    public override string Name => "repeat_interleave";

    public override bool LetsGatesThrough => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) =>
        inputs[0].With(dimension, new Dimension(inputs[0][dimension].Factor * repeats, inputs[0][dimension].IsBatch));

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node);
        if (!map.Axes.Contains(dimension))
            return map;
        if (map.IsAlong(dimension))
            return ChannelMap.Along(dimension, map.Ids.SelectMany(id => Enumerable.Repeat(id, (int)repeats)).ToArray());
        relations.Pin(map);
        return ChannelMap.None;
    }

    public override string Write(Node node, ForwardWriter writer) => $"{writer.Variable(node.Inputs[0])}.repeat_interleave({CSharp.Literal(repeats)}, {dimension})";
}
