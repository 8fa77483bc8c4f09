using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A function of several tensors element by element, with broadcasting: maximum, where, atan2, comparisons.</summary>
/// <param name="name">The user's function.</param>
/// <param name="zeroToZero">Zeros give zero.</param>
/// <param name="call">What is called on the operands.</param>
public sealed class Combination(string name, bool zeroToZero, Call call) : Operation
{
    public override string Name => name;

    public Call Call => call;

    /// <summary>An operand that is stretched over the channels is not zero where they are.</summary>
    public override bool KeepsZero(Node node, ChannelTable channels) => zeroToZero && Broadcast.AllCarry(node, channels);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs);

    public override ChannelMap Relate(Node node, ChannelRelations relations) => Broadcast.Combine(node, relations);
}
