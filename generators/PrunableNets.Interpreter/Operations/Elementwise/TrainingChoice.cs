using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>One tensor while training and another one in evaluation: what <c>if (training)</c> leaves behind. The channels of both are tied.</summary>
public sealed class TrainingChoice : Operation
{
    public override string Name => "training";

    public override bool KeepsZero(Node node, ChannelTable channels) => Broadcast.AllCarry(node, channels);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs);

    public override ChannelMap Relate(Node node, ChannelRelations relations) => Broadcast.Combine(node, relations);
}
