using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>repeat_interleave: every position of a dimension several times in a row.</summary>
public sealed class RepeatInterleave(int dimension, long repeats) : Operation
{
    public override string Name => "repeat_interleave";

    public int Dimension => dimension;

    public long Repeats => repeats;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) =>
        inputs[0].With(dimension, new Dimension(inputs[0][dimension].Factor * repeats, inputs[0][dimension].IsBatch));

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        if (!map.Axes.Contains(dimension))
            return map;
        // Heads of keys that several queries share: each with its features, several times in a row.
        var index = System.Array.IndexOf(map.Axes, dimension);
        var block = ChannelMap.Strides(map.Sizes)[index];
        var ids = Enumerable.Range(0, map.Ids.Length / block).SelectMany(b => Enumerable.Range(0, (int)repeats).SelectMany(_ => map.Ids.Skip(b * block).Take(block)));
        return new ChannelMap(map.Axes, map.Sizes.Select((size, a) => a == index ? size * (int)repeats : size).ToArray(), ids.ToArray());
    }
}
