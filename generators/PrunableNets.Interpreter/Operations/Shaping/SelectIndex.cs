using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>One position of a dimension, which disappears: <c>x[.., 0]</c>, <c>select</c>.</summary>
public sealed class SelectIndex(int dimension, long index) : Operation
{
    public override string Name => "select";

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new(inputs[0].Where((_, i) => i != dimension).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node);
        var axis = System.Array.IndexOf(map.Axes, dimension);
        if (axis < 0)
            return map.Renumber(a => a > dimension ? a - 1 : a);
        if (map.Axes.Length == 1)
        {
            relations.Pin(map);
            return ChannelMap.None;
        }
        // Queries, keys and values in one tensor: the channels of this one.
        var stride = ChannelMap.Strides(map.Sizes)[axis];
        var ids = map.Ids.Where((_, p) => p / stride % map.Sizes[axis] == index).ToArray();
        return new ChannelMap(map.Axes.Where((_, i) => i != axis).ToArray(), map.Sizes.Where((_, i) => i != axis).ToArray(), ids).Renumber(a => a > dimension ? a - 1 : a);
    }

    public override string Write(Node node, ForwardWriter writer) => $"{writer.Variable(node.Inputs[0])}.select({dimension}, {CSharp.Literal(index)})";
}
