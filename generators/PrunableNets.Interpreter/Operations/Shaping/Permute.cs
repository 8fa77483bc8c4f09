using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>permute and transpose: new dimension i is old dimension <paramref name="order"/>[i].</summary>
public sealed class Permute(int[] order) : Operation
{
    public override string Name => "permute";

    public int[] Order => order;

    public bool KeepsBatch => order[0] == 0;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new(order.Select(i => inputs[0][i]).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations).Permute(order);
}
