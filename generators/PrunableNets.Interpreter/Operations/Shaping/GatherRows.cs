using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary><c>table[indices]</c>: for each whole number the entry of the table's first dimension. Channels along another dimension go with it.</summary>
public sealed class GatherRows : Operation
{
    public override string Name => "an index by a tensor";

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new([.. inputs[1], .. inputs[0].Skip(1)]);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        relations.Pin(relations.Channels.MapOf(node.Inputs[1]));
        var table = PassThrough(node, relations);
        if (table.Axes.Length == 1 && table.Axes[0] > 0)
            return ChannelMap.Along(table.Axes[0] - 1 + node.Inputs[1].Shape.Rank, table.Ids);
        relations.Pin(table);
        return ChannelMap.None;
    }

    public override bool IsZero(Node node, ChannelTable channels, System.Func<Node, bool> isZero) => isZero(node.Inputs[0]);
}
