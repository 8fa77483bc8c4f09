using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A function of single elements.</summary>
/// <param name="name">The function, e.g. <c>relu</c>.</param>
/// <param name="zeroToZero">f(0) = 0, so that a gate before it removes as exactly as one after it.</param>
/// <param name="format">The C# call, with {0} for the operand.</param>
public sealed class Activation(string name, bool zeroToZero, string format) : Operation
{
    public override string Name => name;

    public override bool KeepsZero(Node node) => zeroToZero;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node);

    public override string Write(Node node, ForwardWriter writer) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, writer.Variable(node.Inputs[0]));
}
