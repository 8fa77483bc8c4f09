using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>One position of a dimension, which disappears: <c>x[.., 0]</c>, <c>select</c>.</summary>
public sealed class SelectIndex(int dimension, long index) : Operation
{
    public override string Name => "select";

    public int Dimension => dimension;

    public long Index => index;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new(inputs[0].Where((_, i) => i != dimension).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        return relations.Collapse(map, dimension).Renumber(a => a > dimension ? a - 1 : a);
    }
}
