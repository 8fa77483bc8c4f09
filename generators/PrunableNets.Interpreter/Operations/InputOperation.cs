using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations;

/// <summary>A tensor that <c>forward</c> is given.</summary>
public sealed class InputOperation(string parameter, Shape shape, bool isInteger = false) : Operation
{
    public bool IsInteger => isInteger;

    public override string Name => parameter;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations) => ChannelMap.None;
}
