using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Interpreter.Operations.Products;

/// <summary>
/// <c>matmul</c> and <c>bmm</c> of [.., n, k] and [.., k, m]. Channels along a batch dimension (the heads of attention) live and die
/// together in both operands, all features of a head at once; channels along the contracted dimension are tied to each other.
/// </summary>
public sealed class MatrixProduct : Operation
{
    public override string Name => "matmul";

    public override bool NeedsZeros(Node node) => Contracted(node.Inputs[0], node.Inputs[1]);

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        if (a.Rank < 2 || b.Rank < 2)
            throw new ShapeException($"the shapes are {a} and {b}; matrices are needed");
        if (a[a.Rank - 1] != b[b.Rank - 2])
            throw new ShapeException($"the shapes {a} and {b} do not fit: {a[a.Rank - 1]} columns and {b[b.Rank - 2]} rows");
        var batch = Broadcast.Shapes(new Shape(a.Take(a.Rank - 2).ToArray()), new Shape(b.Take(b.Rank - 2).ToArray()));
        return new Shape([.. batch, a[a.Rank - 2], b[b.Rank - 1]]);
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var (a, b) = (node.Inputs[0], node.Inputs[1]);
        var (left, right) = (Collapse(a, node, relations), Collapse(b, node, relations));
        var rank = node.Shape.Rank;
        if (IsHeads(left, rank) || IsHeads(right, rank))
            return Heads(node, left, right, relations);
        if (left.IsAlong(rank - 1) && right.IsAlong(rank - 2))
        {
            relations.Tie(left.Ids, right.Ids);
            return ChannelMap.None;
        }
        if (left.IsAlong(rank - 1))
            relations.Pin(left);
        if (right.IsAlong(rank - 2))
            relations.Pin(right);
        if (!left.IsAlong(rank - 2))
            return right.IsAlong(rank - 1) ? right : ChannelMap.None;
        relations.Pin(right);
        return left;
    }

    public override void AddCost(Node node, CostSheet costs)
    {
        var (a, b) = (node.Inputs[0], node.Inputs[1]);
        var products = node.Shape.ElementsPerInput * a.Shape[a.Shape.Rank - 1].Factor;
        var channels = Contracted(a, b) ? a.Channels.Ids : node.Channels.Axes.Length == 1 ? node.Channels.Ids : [ChannelRelations.Pinned];
        costs.AddMacs(node, products / channels.Length, channels);
    }

    public override string Write(Node node, ForwardWriter writer) => $"torch.matmul({string.Join(", ", Operands(node, writer))})";

    private static bool Contracted(Node a, Node b) => a.Channels.IsAlong(a.Shape.Rank - 1) && b.Channels.IsAlong(b.Shape.Rank - 2);

    private static bool IsHeads(ChannelMap map, int rank) => map.Axes.Length == 1 && map.Axes[0] < rank - 2;

    /// <summary>The operand's channels in the dimensions of the result, along one dimension: a batch dimension comes first, and what is split over others goes with it.</summary>
    private static ChannelMap Collapse(Node operand, Node node, ChannelRelations relations)
    {
        var map = Broadcast.Shift(operand, node.Shape);
        if (map.Axes.Length < 2)
            return map;
        if (map.Axes[0] >= node.Shape.Rank - 2)
        {
            relations.Pin(map);
            return ChannelMap.None;
        }
        var stride = map.Ids.Length / map.Sizes[0];
        for (var i = 0; i < map.Ids.Length; i++)
            relations.Tie(map.Ids[i / stride * stride], map.Ids[i]);
        return ChannelMap.Along(map.Axes[0], map.Ids.Where((_, i) => i % stride == 0).ToArray());
    }

    private static ChannelMap Heads(Node node, ChannelMap left, ChannelMap right, ChannelRelations relations)
    {
        if (left.Axes.SequenceEqual(right.Axes) && left.Ids.Length == right.Ids.Length && left.Ids.Length == node.Shape[left.Axes[0]].Size)
        {
            relations.Tie(left.Ids, right.Ids);
            return left;
        }
        relations.Pin(left);
        relations.Pin(right);
        return ChannelMap.None;
    }
}
