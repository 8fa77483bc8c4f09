using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>The same elements, through which no gradient goes back: <c>detach</c>, and what leaves a <c>no_grad</c>.</summary>
/// <param name="leavesNoGrad">
/// It was computed under <c>no_grad</c>. The gated twin lets gradients through there: they are its gates', and nothing else of it is
/// trained.
/// </param>
public sealed class Detach(bool leavesNoGrad) : Operation
{
    public override string Name => "detach";

    public bool LeavesNoGrad => leavesNoGrad;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override bool IsZero(Node node, ChannelTable channels, System.Func<Node, bool> isZero) => isZero(node.Inputs[0]);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);
}
