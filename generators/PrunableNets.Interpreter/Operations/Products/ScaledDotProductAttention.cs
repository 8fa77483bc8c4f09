using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Products;

/// <summary>
/// <c>functional.scaled_dot_product_attention</c> on query [.., L, E], key [.., S, E], value [.., S, V] and perhaps a mask. The scale is
/// 1/sqrt(E), so E keeps its size: heads leave whole, and V alone may narrow where there is one head.
/// </summary>
public sealed class ScaledDotProductAttention(double p, bool isCausal) : Operation
{
    public override string Name => "scaled_dot_product_attention";

    public double P => p;

    public bool IsCausal => isCausal;

    public override bool FollowsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var (query, key, value) = (inputs[0], inputs[1], inputs[2]);
        var rank = query.Rank;
        var fits = rank >= 2 && key.Rank == rank && value.Rank == rank && key[rank - 1] == query[rank - 1] && key[rank - 2] == value[rank - 2]
            && Enumerable.Range(0, rank - 2).All(i => key[i] == query[i] && value[i] == query[i]);
        return fits
            ? query.With(rank - 1, value[rank - 1])
            : throw new ShapeException($"query {query}, key {key} and value {value} do not fit; they are [.., L, E], [.., S, E] and [.., S, V]");
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var last = node.Shape.Rank - 1;
        var value = relations.Channels.MapOf(node.Inputs[2]);
        var isAlongValue = value.IsAlong(last);
        var maps = node.Inputs.Take(3).Select((input, i) => i == 2 && isAlongValue ? ChannelMap.None : Batch(input, relations)).ToArray();
        var axis = maps.SelectMany(static m => m.Axes).DefaultIfEmpty(-1).First();
        // Heads leave in query, key and value together, or not at all.
        var isShared = axis >= 0 && maps.All(m => m.IsAlong(axis))
            && (node.Inputs.Count < 4 || IsStretched(node.Inputs[3], axis, node.Shape.Rank, relations.Channels));
        foreach (var map in maps)
        {
            if (isShared)
                relations.Tie(maps[0].Ids, map.Ids);
            else
                relations.Pin(map);
        }
        if (isShared)
            return maps[2];
        return isAlongValue ? value : ChannelMap.None;
    }

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        var rank = node.Shape.Rank;
        var (key, value) = (node.Inputs[1], node.Inputs[2]);
        var rows = Enumerable.Range(0, rank - 1).Aggregate(1L, (product, i) => product * node.Shape[i].Factor) * key.Shape[rank - 2].Factor;
        var (scores, sums) = (rows * key.Shape[rank - 1].Factor, rows * value.Shape[rank - 1].Factor);
        var map = channels.MapOf(node);
        if (map.IsAlong(rank - 1))
        {
            costs.AddMacs(node, scores, [ChannelRelations.Pinned]);
            costs.AddMacs(node, rows, map.Ids);
        }
        else
        {
            int[] heads = map.IsNone ? [ChannelRelations.Pinned] : map.Ids;
            costs.AddMacs(node, (scores + sums) / heads.Length, heads);
        }
    }

    /// <summary>The operand's channels along a batch dimension.</summary>
    private static ChannelMap Batch(Node operand, ChannelRelations relations)
    {
        var rank = operand.Shape.Rank;
        var map = relations.Collapse(relations.Collapse(relations.Channels.MapOf(operand), rank - 1), rank - 2);
        while (map.Axes.Length > 1)
            map = relations.Collapse(map, map.Axes[0]);
        return map;
    }

    private static bool IsStretched(Node mask, int axis, int rank, ChannelTable channels)
    {
        var index = axis - (rank - mask.Shape.Rank);
        return channels.MapOf(mask).IsNone && (index < 0 || mask.Shape[index] == 1);
    }
}
