using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>sum, mean, amax, amin, var and std over dimensions. Over channels, they are taken over those that are there.</summary>
/// <param name="name">The function.</param>
/// <param name="dimensions">Over which dimensions.</param>
/// <param name="keepDimensions">They stay, with one position.</param>
/// <param name="unbiased">var and std divide by one less than there are elements.</param>
public sealed class Reduce(string name, int[] dimensions, bool keepDimensions, bool unbiased = false) : Operation
{
    /// <summary>What the gates have for those that zeros would change.</summary>
    private static readonly Dictionary<string, string> OverGates = new() { ["mean"] = "Mean", ["amax"] = "Max", ["amin"] = "Min", ["var"] = "Variance", ["std"] = "StandardDeviation" };

    public override string Name => name;

    public override bool LetsGatesThrough => !IsSpread;

    public override bool FollowsSplitChannels => true;

    private bool IsSpread => name is "var" or "std";

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => keepDimensions
        ? new Shape(inputs[0].Select((d, i) => dimensions.Contains(i) ? new Dimension(1) : d).ToArray())
        : new Shape(inputs[0].Where((_, i) => !dimensions.Contains(i)).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        if (IsOverChannels(node))
            return ChannelMap.None;
        var map = dimensions.Aggregate(PassThrough(node), relations.Collapse);
        return keepDimensions ? map : map.Renumber(a => a - dimensions.Count(d => d < a));
    }

    // What arrives as zero adds nothing to a sum; of the others, the gated twin leaves out what its gates do not let through.
    public override bool NeedsZeros(Node node) => name is "sum" or "mean" && IsOverChannels(node);

    public override string? Notice(Node node, ChannelRelations relations)
    {
        var map = node.Inputs[0].Channels;
        return !IsOverChannels(node) && map.Axes.Length > 0 && map.Axes.All(dimensions.Contains) && map.Ids.Any(id => !relations.IsPinned(id))
            ? $"{name} is taken over all dimensions between which the channels are split, so they keep their full width"
            : null;
    }

    public override string Write(Node node, ForwardWriter writer)
    {
        string[] arguments = [CSharp.Array(dimensions.Select(static d => (long)d)), .. IsSpread ? [CSharp.Literal(unbiased)] : System.Array.Empty<string>(), CSharp.Literal(keepDimensions)];
        return (IsOverChannels(node) && OverGates.TryGetValue(name, out var member) ? writer.OverChannels(node, member, arguments) : null)
            ?? $"{writer.Variable(node.Inputs[0])}.{name}({string.Join(", ", arguments)})";
    }

    /// <summary>The channels lie along one dimension, and that is one of those that go.</summary>
    private bool IsOverChannels(Node node)
    {
        var input = node.Inputs[0];
        return input.Channels.Axes.Length == 1 && dimensions.Contains(input.Channels.Axes[0]) && !input.Shape[input.Channels.Axes[0]].IsBatch;
    }
}
