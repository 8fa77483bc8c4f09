using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>One tensor while training and another one in evaluation: what <c>if (training)</c> leaves behind. The channels of both are tied.</summary>
public sealed class TrainingChoice : Operation
{
    // Neither operand is the result itself, which outlives them.
    private readonly Combination both = new("training", true, "(training ? {0} : {1}).alias()");

    public override string Name => both.Name;

    public override bool KeepsZero(Node node) => both.KeepsZero(node);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => both.InferShape(inputs);

    public override ChannelMap Relate(Node node, ChannelRelations relations) => both.Relate(node, relations);

    public override string Write(Node node, ForwardWriter writer) => both.Write(node, writer);
}
