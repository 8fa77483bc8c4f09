using System;
using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>The same elements in another type.</summary>
/// <param name="type">The member of <c>ScalarType</c>; null for the type of the second operand.</param>
public sealed class Conversion(string? type) : Operation
{
    public override string Name => "to";

    public string? Type => type;

    public override bool FollowsSplitChannels => true;

    /// <summary>A tensor that has the type already is returned itself.</summary>
    public override bool SharesMemory => true;

    public override bool IsZero(Node node, ChannelTable channels, Func<Node, bool> isZero) => isZero(node.Inputs[0]);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);
}
