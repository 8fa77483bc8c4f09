using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>Two tensors element by element, with broadcasting.</summary>
/// <param name="symbol">The C# operator: + - * /.</param>
public sealed class Arithmetic(string symbol) : Operation
{
    public override string Name => symbol;

    public bool IsSum => symbol is "+" or "-";

    /// <summary>A sum with an operand that is stretched over the channels puts something where zero was.</summary>
    public override bool KeepsZero(Node node) => !IsSum || node.Inputs.All(static i => !i.Channels.IsNone);

    /// <summary>A branch that is added into a full stream.</summary>
    public override bool NeedsZeros(Node node) => IsSum && node.Channels.IsNone;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs[0], inputs[1]);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var left = Broadcast.Stretch(node.Inputs[0], node.Shape);
        var right = Broadcast.Stretch(node.Inputs[1], node.Shape);
        if (symbol == "+" && relations.Residual == ResidualTreatment.Branch && IsResidual(node, left, right))
            return AddBranches(node, relations);
        if (symbol == "/")
            relations.Pin(right);
        if (left.IsNone || right.IsNone)
        {
            var (carrier, other) = left.IsNone ? (right, node.Inputs[0]) : (left, node.Inputs[1]);
            if (Broadcast.Spans(other, carrier, node.Shape))
                relations.Pin(carrier);
            // One channel that is stretched over several says nothing of those.
            return Broadcast.Fits(carrier, node.Shape) ? carrier : ChannelMap.None;
        }
        if (!left.Axes.SequenceEqual(right.Axes) || left.Ids.Length != right.Ids.Length)
        {
            relations.Pin(left);
            relations.Pin(right);
            return ChannelMap.None;
        }
        relations.Tie(left.Ids, right.Ids);
        // A zero on one side leaves the other side's channel.
        var ids = symbol is "+" or "-" ? left.Ids.Zip(right.Ids, static (a, b) => a == ChannelRelations.Zero ? b : a).ToArray() : left.Ids;
        return left with { Ids = ids };
    }

    public override string Write(Node node, ForwardWriter writer)
    {
        if (IsSum && node.Channels.IsNone && node.Inputs.Any(i => writer.IsNarrowed(i.Channels)))
            return writer.ScatterAdd(node);
        var operands = Operands(node, writer);
        return $"{operands[0]} {symbol} {operands[1]}";
    }

    private static bool IsResidual(Node node, ChannelMap left, ChannelMap right) =>
        node.Inputs[0].Shape.SameAs(node.Inputs[1].Shape) && node.Shape.Rank >= 2 && (left.IsAlong(1) || right.IsAlong(1)) && (left.IsNone || left.IsAlong(1)) && (right.IsNone || right.IsAlong(1));

    /// <summary>The stream, which others read too, keeps its width; what is read here alone is a branch and is pruned on its own.</summary>
    private static ChannelMap AddBranches(Node node, ChannelRelations relations)
    {
        foreach (var input in node.Inputs)
            if (input.Consumers.Count > 1)
                relations.Pin(input.Channels);
        return ChannelMap.None;
    }
}
