using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Onnx.Forms;

/// <summary>
/// A plan with some removed channels back, so that widths are multiples of what kernels are made for. Their weights are zero, so that the
/// network computes the same; only groups come into question whose channels nothing but layers with weights reads together.
/// </summary>
internal static class RoundedPlan
{
    /// <summary>What makes, changes or moves channels each for itself.</summary>
    private static readonly HashSet<string> Separate = new(StringComparer.Ordinal)
    {
        "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d",
        "ConvTranspose3d", "Linear", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "PReLU",
        "identity", "relu", "relu6", "leaky_relu", "elu", "gelu", "silu", "hardswish", "hardsigmoid", "sigmoid", "tanh", "mish", "softplus",
        "max_pool1d", "max_pool2d", "max_pool3d", "avg_pool1d", "avg_pool2d",
        "avg_pool3d", "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d",
        "adaptive_max_pool2d", "interpolate", "reshape", "permute", "cat", "slice", "reorder", "mean", "+", "*",
    };

    /// <summary>What reads channels together, with a weight for each.</summary>
    private static readonly HashSet<string> Weighted = new(StringComparer.Ordinal)
    {
        "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "Linear",
    };

    public static PruningPlan Of(Architecture architecture, PruningPlan plan, int roundTo)
    {
        var branchEnds = BranchEnds.Find(architecture.Graph);
        var excluded = Excluded(architecture.Graph, branchEnds);
        return PruningPlan.FromKept(
            architecture,
            [.. architecture.Groups.Select(g =>
                excluded.Contains(g.Index) ? plan.Kept[g.Index] : Rounded(g, plan.Kept[g.Index], roundTo))]);
    }

    private static int[] Rounded(ChannelGroup group, int[] kept, int roundTo)
    {
        var width = Math.Min((kept.Length + roundTo - 1) / roundTo * roundTo, group.Channels);
        // The class may have steps of its own.
        if (!group.Allows(width))
            return kept;
        return [.. kept.Concat(Enumerable.Range(0, group.Channels).Except(kept).Take(width - kept.Length)).Order()];
    }

    private static HashSet<int> Excluded(ForwardGraph graph, HashSet<GraphNode> branchEnds)
    {
        var excluded = new HashSet<int>();
        foreach (var node in graph.Nodes)
        {
            // Written in the full width of the stream anyway.
            if (node.Channels is not null
                && (branchEnds.Contains(node) || !Separate.Contains(node.Operation) || node.IsOverChannels || IsSplit(node)))
                Exclude(node);
            foreach (var operand in node.Inputs.Select(i => graph.Nodes[i]).Where(o => o.Channels is not null && !branchEnds.Contains(o)))
                if (!Weighted.Contains(node.Operation) && (node.Channels is null || node.IsOverChannels))
                    Exclude(operand);
        }
        return excluded;

        void Exclude(GraphNode node) =>
            excluded.UnionWith(node.Channels!.Segments.Where(static s => s.Group != ChannelSegment.Fixed).Select(static s => s.Group));
    }

    /// <summary>Heads, or the channels of a grouped convolution, which are several positions each.</summary>
    private static bool IsSplit(GraphNode node) =>
        node.Operation != "reshape" && node.Channels!.Segments.Any(static s => s.Repeat > 1) && node.Operation != "Linear";
}
