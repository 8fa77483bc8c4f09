using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>One of the several results of a <see cref="LibraryCall"/>, which are a tuple or an array.</summary>
public sealed class CallResult(int index, Shape shape, bool isArray) : Operation
{
    public override string Name => "result";

    public int Index => index;

    /// <summary>The results are an array; otherwise they are a tuple.</summary>
    public bool IsArray => isArray;

    public override bool FollowsSplitChannels => true;

    /// <summary>The results behind the first are positions, which a zero may have too.</summary>
    public override bool KeepsZero(Node node, ChannelTable channels) => index == 0;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);
}
