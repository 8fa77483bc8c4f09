using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>mean and sum over dimensions.</summary>
public sealed class Reduce(string name, int[] dimensions, bool keepDimensions) : Operation
{
    public override string Name => name;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => keepDimensions
        ? new Shape(inputs[0].Select((d, i) => dimensions.Contains(i) ? new Dimension(1) : d).ToArray())
        : new Shape(inputs[0].Where((_, i) => !dimensions.Contains(i)).ToArray());

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        // What arrives as zero adds nothing to a sum, and a mean divides by the channels that are there.
        if (IsOverChannels(node))
            return ChannelMap.None;
        var map = dimensions.Aggregate(PassThrough(node), relations.Collapse);
        return keepDimensions ? map : map.Renumber(a => a - dimensions.Count(d => d < a));
    }

    public override bool NeedsZeros(Node node) => IsOverChannels(node);

    /// <summary>The channels lie along one dimension, and that is one of those that go.</summary>
    private bool IsOverChannels(Node node) => node.Inputs[0].Channels.Axes.Length == 1 && dimensions.Contains(node.Inputs[0].Channels.Axes[0]) && !node.Inputs[0].Shape[node.Inputs[0].Channels.Axes[0]].IsBatch;

    public override string Write(Node node, ForwardWriter writer) =>
        (name == "mean" && IsOverChannels(node) ? writer.Mean(node, Written(node, writer, "mean")) : null) ?? Written(node, writer, name);

    private string Written(Node node, ForwardWriter writer, string name) =>
        $"{writer.Variable(node.Inputs[0])}.{name}({CSharp.Array(dimensions.Select(static d => (long)d))}, {CSharp.Literal(keepDimensions)})";
}
