using System;
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
    public override bool KeepsZero(Node node, ChannelTable channels) => !IsSum || node.Inputs.All(i => Carries(i, node, channels));

    /// <summary>One factor that is zero is enough.</summary>
    public override bool IsZero(Node node, ChannelTable channels, Func<Node, bool> isZero) =>
        symbol == "*" ? node.Inputs.Any(i => Carries(i, node, channels) && isZero(i)) : base.IsZero(node, channels, isZero);

    public override bool FollowsSplitChannels => true;

    /// <summary>A branch that is added into a full stream.</summary>
    public override bool NeedsZeros(Node node, ChannelTable channels) => IsSum && channels.MapOf(node).IsNone;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs[0], inputs[1]);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var left = Broadcast.Stretch(node.Inputs[0], node.Shape, relations);
        var right = Broadcast.Stretch(node.Inputs[1], node.Shape, relations);
        if (symbol == "+" && relations.Residual == ResidualTreatment.Branch && IsResidual(node, left, right)
            && !AreTied(left, right, relations))
            return AddBranches(node, relations);
        if (symbol == "/")
            relations.Pin(right);
        var (isLeftOwn, isRightOwn) = (Layers.TensorOperand.IsOrigin(node.Inputs[0]), Layers.TensorOperand.IsOrigin(node.Inputs[1]));
        var isTable = isLeftOwn != isRightOwn && !left.IsNone && !right.IsNone && !left.Axes.Intersect(right.Axes).Any();
        if (left.Axes.Length != right.Axes.Length || isTable)
        {
            // The one with more is split into heads, say, or has the heads alone; the other one (rotary positions) keeps what it has.
            var isRight = isTable ? isLeftOwn : left.Axes.Length < right.Axes.Length;
            var (carrier, other) = isRight ? (right, node.Inputs[0]) : (left, node.Inputs[1]);
            relations.Pin(relations.Channels.MapOf(other));
            carrier = Broadcast.WithoutSpanned(other, carrier, node.Shape, relations);
            // One channel that is stretched over several says nothing of those.
            return Broadcast.Fits(carrier, node.Shape) ? carrier : ChannelMap.None;
        }
        if (left.IsNone)
            return ChannelMap.None;
        if (!left.Axes.SequenceEqual(right.Axes) || left.Ids.Length != right.Ids.Length)
        {
            relations.Pin(left);
            relations.Pin(right);
            return ChannelMap.None;
        }
        relations.Tie(left.Ids, right.Ids);
        return left;
    }

    /// <summary>The operand has every channel of the result, instead of being stretched over them.</summary>
    private static bool Carries(Node operand, Node node, ChannelTable channels)
    {
        var (own, result) = (channels.MapOf(operand), channels.MapOf(node));
        return own.Ids.Length == result.Ids.Length
            && own.Renumber(a => a + node.Shape.Rank - operand.Shape.Rank).Axes.SequenceEqual(result.Axes);
    }

    /// <summary>Two tensors of the network with channels along the same dimension: 1 for feature maps, the last for tokens.</summary>
    private static bool IsResidual(Node node, ChannelMap left, ChannelMap right)
    {
        var axis = left.Axes.Concat(right.Axes).DefaultIfEmpty(0).First();
        return axis > 0 && node.Inputs[0].Shape.SameAs(node.Inputs[1].Shape) && (left.IsNone || left.IsAlong(axis)) && (right.IsNone || right.IsAlong(axis))
            && !node.Inputs.Any(Layers.TensorOperand.IsOrigin);
    }

    /// <summary>The same channels live and die together in both, whatever is done with the sum: <c>x + x.sigmoid()</c>.</summary>
    private static bool AreTied(ChannelMap left, ChannelMap right, ChannelRelations relations) =>
        !left.IsNone && left.Axes.SequenceEqual(right.Axes)
        && left.Ids.Select(relations.Find).SequenceEqual(right.Ids.Select(relations.Find));

    /// <summary>The stream, which others read too, keeps its width; what is read here alone is a branch and is pruned on its own.</summary>
    private static ChannelMap AddBranches(Node node, ChannelRelations relations)
    {
        foreach (var input in node.Inputs)
            if (input.Consumers.Count > 1)
                relations.Pin(relations.Channels.MapOf(input));
        return ChannelMap.None;
    }
}
