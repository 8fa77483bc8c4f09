using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Onnx.Forms;

/// <summary>Which channels the tensors of a form have, which gates stand in it, and its weights.</summary>
/// <param name="architecture">Of the network.</param>
/// <param name="weights">The form's state dict.</param>
/// <param name="plan">Null for the dense form.</param>
/// <param name="isSlim">Channels that the plan removes are gone; otherwise gates of zero stand there.</param>
internal sealed class NetworkForm(
    Architecture architecture, IReadOnlyDictionary<string, torch.Tensor> weights, PruningPlan? plan, bool isSlim)
{
    private readonly IReadOnlySet<GraphNode> branchEnds = isSlim ? BranchEnds.Find(architecture.Graph) : new HashSet<GraphNode>();

    /// <summary>A slim form whose widths are multiples of a number wherever zeros can fill them up.</summary>
    public static NetworkForm Rounded(
        Architecture architecture, IReadOnlyDictionary<string, torch.Tensor> weights, PruningPlan plan, int roundTo)
    {
        var rounded = RoundedPlan.Of(architecture, plan, roundTo);
        return new NetworkForm(architecture, RoundedWeights.Of(architecture, weights, plan, rounded), rounded, isSlim: true);
    }

    public Architecture Architecture => architecture;

    /// <summary>The name of the form: dense, gated, slim.</summary>
    public string Name => plan is null ? "dense" : isSlim ? "slim" : "gated";

    public IReadOnlyList<GraphNode> Nodes => architecture.Graph.Nodes;

    /// <summary>The node's tensor has fewer channels than that of the dense network.</summary>
    public bool IsNarrowed(GraphNode node) => isSlim && node.Channels is not null && !branchEnds.Contains(node);

    /// <summary>Gates of zero may stand in the node's channels.</summary>
    public bool HasGates(GraphNode node) => !isSlim && plan is not null && node.Channels is not null;

    /// <summary>The plan has removed the branch that the node is in.</summary>
    public bool IsGone(GraphNode node) => isSlim && node.Branch >= 0 && architecture.Branches[node.Branch].IsGone(plan!.Widths);

    /// <summary>The positions of the dense dimension that the plan keeps.</summary>
    public long[] Kept(ChannelLayout layout) =>
        plan is null ? [.. Enumerable.Range(0, layout.DenseWidth).Select(static i => (long)i)] : layout.KeptPositions(plan);

    /// <summary>The places of those positions of <paramref name="order"/> that are there, among all that are there.</summary>
    public long[] Places(GraphNode node, IReadOnlyList<long> order) =>
        IsNarrowed(node) ? node.Channels!.KeptPlaces(plan!, [.. order.Select(static i => checked((int)i))]) : [.. order];

    /// <summary>The shape of the node's tensor.</summary>
    public GraphDimension[] Shape(GraphNode node) =>
        [.. node.Shape.Select((size, i) =>
            IsNarrowed(node) && i == node.ChannelDimension ? new GraphDimension(node.Channels!.Width(plan!)) : size)];

    /// <summary>How many of the dense dimension's positions before <paramref name="end"/> are there.</summary>
    public long KeptBefore(GraphNode node, long end) => IsNarrowed(node) ? Kept(node.Channels!).Count(p => p < end) : end;

    public bool HasWeight(GraphNode node, string name) => weights.ContainsKey(Key(node, name));

    /// <summary>
    /// A parameter or buffer of the node's layer; of the end of a branch with zeros for the channels of the stream that it does not add.
    /// </summary>
    /// <exception cref="OnnxExportException">The network has no such parameter or buffer.</exception>
    public torch.Tensor Weight(GraphNode node, string name)
    {
        var key = Key(node, name);
        if (!weights.TryGetValue(key, out var tensor))
            throw new OnnxExportException(
                $"The network has no parameter or buffer '{key}'. Is it the {Name} form of {architecture.Model}?");
        return branchEnds.Contains(node)
            ? ZeroChannels.Around(tensor, key, 0, node.Channels!.DenseWidth, Kept(node.Channels))
            : tensor;
    }

    /// <summary>The key of a layer's parameter or buffer, or of the parameter that the node itself is.</summary>
    public static string Key(GraphNode node, string name) => name.Length == 0 ? node.Layer! : $"{node.Layer}.{name}";
}
