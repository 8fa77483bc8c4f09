using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A tensor and a number.</summary>
/// <param name="symbol">The C# operator.</param>
/// <param name="scalar">The number.</param>
/// <param name="whole">The same where it is a whole number of C#, so that whole numbers stay whole; null where it is not.</param>
/// <param name="scalarFirst">The number is the left operand.</param>
public sealed class ScalarArithmetic(string symbol, double scalar, long? whole, bool scalarFirst) : Operation
{
    public override string Name => symbol;

    public double Scalar => scalar;

    /// <summary>The number where it is a whole one.</summary>
    public long? Whole => whole;

    public bool ScalarFirst => scalarFirst;

    /// <summary>Whole numbers stay whole.</summary>
    public bool IsWhole => symbol != "/" && whole is not null;

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node, ChannelTable channels) =>
        symbol == "*" || (symbol == "%" && !scalarFirst) || (symbol == "/" && !scalarFirst) || (symbol is "+" or "-" && scalar == 0);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);
}
