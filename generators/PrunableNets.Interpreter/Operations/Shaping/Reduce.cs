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
        // The divisor of a mean, and what a sum adds up, would change with the width.
        var map = dimensions.Aggregate(PassThrough(node), relations.Collapse);
        return keepDimensions ? map : map.Renumber(a => a - dimensions.Count(d => d < a));
    }

    public override string Write(Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.{name}({CSharp.Array(dimensions.Select(static d => (long)d))}, {CSharp.Literal(keepDimensions)})";
}
