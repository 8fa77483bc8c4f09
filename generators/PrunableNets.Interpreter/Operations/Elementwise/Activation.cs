using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A function of single elements.</summary>
/// <param name="name">The function, e.g. <c>relu</c>.</param>
/// <param name="zeroToZero">f(0) = 0, so that a gate before it removes as exactly as one after it.</param>
/// <param name="call">What is called on the operand.</param>
public sealed class Activation(string name, bool zeroToZero, Call call) : Operation
{
    /// <summary>f(c x) = c f(x) for c of zero and more, so that a gate may as well scale the operand.</summary>
    public bool IsPositivelyHomogeneous => name is "relu" or "leaky_relu" or "abs";

    public override string Name => name;

    public Call Call => call;

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node, ChannelTable channels) => zeroToZero;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);

    /// <summary>What nobody else reads, and what its own gradient does not need, is overwritten: one activation less to allocate.</summary>
    public override bool OverwritesInput(Node node) =>
        name == "relu" && node.Inputs[0] is { Consumers.Count: 1, Operation: Layers.BatchNorm or Layers.Convolution or Arithmetic };
}
