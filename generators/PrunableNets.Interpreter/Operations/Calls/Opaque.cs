using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>
/// A call of which shapes are known and channels are not followed: every channel that it reads stays, and so does every position that it
/// makes, so that generated code may call it unchanged.
/// </summary>
/// <param name="name">The user's function, or the type of the layer.</param>
/// <param name="shapes">The shape of each result.</param>
/// <param name="call">What is called.</param>
/// <param name="macs">Multiply-accumulates for one input; null where they are not known.</param>
/// <param name="layer">The layer whose module is called, if it is one.</param>
public sealed class Opaque(string name, Func<IReadOnlyList<Shape>, Shape[]> shapes, Call call, Func<IReadOnlyList<Shape>, long>? macs, Layer? layer = null)
    : LibraryCall(name, shapes, call)
{
    public override Layer? Layer => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        foreach (var input in node.Inputs)
            relations.Pin(relations.Channels.MapOf(input));
        if (layer is not null)
            relations.KeepWhole(layer);
        return ChannelMap.None;
    }

    /// <summary>Nothing is lost where no channels arrive that could go, the call has no weights of its own, and its cost is known.</summary>
    public override string? Notice(Node node, ChannelRelations relations) =>
        layer is null && macs is not null && !node.Inputs.Any(i => relations.Channels.MapOf(i).Ids.Any(id => !relations.IsPinned(id)))
            ? null
            : $"channels are not followed through {Name}, so what it reads and what it makes keep their full width{(macs is null ? "; what it computes is not counted as FLOPs" : "")}";

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        if (macs is not null && macs(node.Inputs.Select(static i => i.Shape).ToArray()) is var count and > 0)
            costs.AddMacs(node, count, [ChannelRelations.Pinned]);
    }
}
