using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A tensor and a number.</summary>
/// <param name="symbol">The C# operator.</param>
/// <param name="scalar">The number.</param>
/// <param name="literal">The number in C#.</param>
/// <param name="scalarFirst">The number is the left operand.</param>
public sealed class ScalarArithmetic(string symbol, double scalar, string literal, bool scalarFirst) : Operation
{
    public override string Name => symbol;

    /// <summary>Whole numbers stay whole.</summary>
    public bool IsWhole => symbol != "/" && literal.All(static c => c == '-' || char.IsDigit(c));

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node) => symbol == "*" || (symbol == "%" && !scalarFirst) || (symbol == "/" && !scalarFirst) || (symbol is "+" or "-" && scalar == 0);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node);

    public override string Write(Node node, ForwardWriter writer)
    {
        var tensor = writer.Variable(node.Inputs[0]);
        return scalarFirst ? $"{literal} {symbol} {tensor}" : $"{tensor} {symbol} {literal}";
    }
}
