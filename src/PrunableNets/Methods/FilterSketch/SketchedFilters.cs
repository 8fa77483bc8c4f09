using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// FilterSketch as a start for fine-tuning: the filters that stay become the rows of a sketch of all filters of their layer, divided by the
/// L2 norm of the whole sketch (<c>sketch.py</c> of lmbxmu/FilterSketch with <c>--weight_norm_method l2</c>). Otherwise than there, the
/// layers behind keep their weights for the channels that stay instead of sketches of them, and batch norms and biases stay as they are.
/// </summary>
internal static class SketchedFilters
{
    /// <summary>Writes into the network's own weights.</summary>
    /// <param name="context">Whose network.</param>
    /// <param name="plan">The filters that stay.</param>
    /// <returns>The keys of the weights that were written.</returns>
    public static IReadOnlyList<string> Write(PruningContext context, PruningPlan plan)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var state = context.Network.state_dict();
        var written = new List<string>();
        foreach (var member in ChannelMembers.Of(context, ChannelRole.Output).Where(IsWholeLayer).ToList())
        {
            var (kept, weight) = (plan.Kept[member.Group.Index], state[member.Entry.Key]);
            // As in the official code: with no more columns than rows, there is nothing to sketch.
            if (kept.Length == member.Group.Channels || kept.Length >= member.Rows.shape[1])
                continue;
            var sketch = Of(member.Rows, kept.Length);
            var norm = sketch.norm().ToDouble();
            if (norm == 0)
                continue;
            var places = tensor(kept.Select(static c => (long)c).ToArray(), int64, weight.device).InOwnMemory();
            var rows = weight.detach().clone().reshape(member.Rows.shape);
            rows.index_copy_(0, places, sketch.div(norm).to(weight.dtype));
            weight.copy_(rows.reshape(weight.shape));
            written.Add(member.Entry.Key);
        }
        GC.KeepAlive(context.Network);
        return written;
    }

    /// <summary>The sketch of a layer's filters, all its rows in use.</summary>
    /// <param name="rows">[C, K].</param>
    /// <param name="size">Its rows, fewer than C and K.</param>
    /// <returns>float64 [size, K].</returns>
    internal static Tensor Of(Tensor rows, long size)
    {
        using var scope = NewDisposeScope();
        using var directions = new FrequentDirections(size, rows.shape[1], rows.device);
        for (long i = 0; i < rows.shape[0]; i++)
        {
            // As in the official code: shrinking again would leave filters of zeros.
            if (directions.IsFull && rows.shape[0] - i < size - (size / 2))
                break;
            directions.Append(rows.narrow(0, i, 1));
        }
        return directions.Sketch.clone().MoveToOuterDisposeScope();
    }

    /// <summary>The first dimension of a weight is its group's channels, in their order, and no others.</summary>
    private static bool IsWholeLayer(ChannelMember member) =>
        member.Entry.Dimensions.Count > 1 && member.Entry.Roles[0] == ChannelRole.Output
        && member.Entry.Dimensions[0] is { Segments: [var only] }
        && only.Group == member.Group.Index && only.Start == 0 && only.Length == member.Group.Channels;
}
