using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>
/// A call that mixes positions along some dimensions and treats all others alike (cumsum, sort, flip, norm): channels along the mixed
/// dimensions stay, those along others are followed.
/// </summary>
/// <param name="name">The user's function.</param>
/// <param name="shapes">The shape of each result; with several, all are the same.</param>
/// <param name="call">What is called.</param>
/// <param name="mixed">The dimensions whose positions depend on each other; negative ones count from the end.</param>
/// <param name="zeroToZero">Zeros give zeros.</param>
/// <param name="removes">The mixed dimensions disappear.</param>
/// <param name="data">How many operands are data of one shape; those behind them are indices.</param>
public sealed class Dimensionwise(string name, Func<IReadOnlyList<Shape>, Shape[]> shapes, Call call, int[] mixed, bool zeroToZero, bool removes = false, int data = 1)
    : LibraryCall(name, shapes, call)
{
    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node, ChannelTable channels) => zeroToZero;

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var maps = node.Inputs.Take(data).Select(i => Mixed(i).Aggregate(relations.Channels.MapOf(i), relations.Collapse)).ToArray();
        var map = maps[0];
        if (maps.Skip(1).All(m => m.Axes.SequenceEqual(map.Axes) && m.Ids.Length == map.Ids.Length))
        {
            foreach (var other in maps.Skip(1))
                relations.Tie(map.Ids, other.Ids);
        }
        else
        {
            foreach (var other in maps)
                relations.Pin(other);
            map = ChannelMap.None;
        }
        foreach (var index in node.Inputs.Skip(data))
            relations.Pin(relations.Channels.MapOf(index));
        return removes ? map.Renumber(a => a - Mixed(node.Inputs[0]).Count(d => d < a)) : map;
    }

    /// <summary>What the call computes is more than a pass over the elements, and nobody counts it.</summary>
    public bool IsCostUnknown { get; init; }

    public override string? Notice(Node node, ChannelRelations relations)
    {
        var keeps = node.Inputs.Any(IsMixed)
            ? $"{Name} reads the channels together, along dimension {string.Join(", ", Mixed(node.Inputs[0]))}, so they keep their full width"
            : null;
        return !IsCostUnknown ? keeps : keeps is null ? $"what {Name} computes is not counted as FLOPs" : keeps + "; what it computes is not counted as FLOPs";

        bool IsMixed(Node operand)
        {
            var map = relations.Channels.MapOf(operand);
            return map.Axes.Intersect(Mixed(operand)).Any() && map.Ids.Any(id => !relations.IsPinned(id));
        }
    }

    /// <summary>The mixed dimensions of an operand, from the start.</summary>
    public int[] Mixed(Node operand) => mixed.Select(d => d < 0 ? d + operand.Shape.Rank : d).ToArray();
}
