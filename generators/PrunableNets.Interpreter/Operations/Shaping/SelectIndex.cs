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

    /// <summary>How the position is computed from shapes; null where it is not.</summary>
    public SizeExpression? Expression { get; init; }

    /// <summary>A position that counts from the end when it is negative.</summary>
    public static SelectIndex Of(Node input, int dimension, GivenSize position) =>
        new(dimension, Resolve(position.Dimension!.Value.Size, input.Shape[dimension].Size))
        {
            Expression = PositionIn(input, dimension, position),
        };

    /// <summary>The position from the start.</summary>
    internal static long Resolve(long position, long size) => position < 0 ? position + size : position;

    /// <summary>How the position from the start is computed: one from the end depends on the size.</summary>
    internal static SizeExpression? PositionIn(Node input, int dimension, GivenSize position) => position switch
    {
        { Expression: { } own } => own,
        { Dimension: { Factor: < 0 } known } when SizeExpression.Of(input, dimension) is { } size =>
            new SizeOperation("-", size, new SizeConstant(-known.Factor)),
        _ => null,
    };

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new(inputs[0].Where((_, i) => i != dimension).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        return relations.Collapse(map, dimension).Renumber(a => a > dimension ? a - 1 : a);
    }
}
