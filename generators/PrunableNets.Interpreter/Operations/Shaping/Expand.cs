using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>expand, and repeat of dimensions of size one: the same elements along new or stretched dimensions.</summary>
/// <param name="target">The new shape, of which dimensions that stay may be left to the library.</param>
public sealed class Expand(IReadOnlyList<GivenSize> target) : Operation
{
    public override string Name => "expand";

    public override IReadOnlyList<GivenSize> GivenSizes => target;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var shift = target.Count - input.Rank;
        if (shift < 0)
            throw new ShapeException($"{input} has more dimensions than the {target.Count} that are asked for");
        return new Shape(target.Select((given, i) =>
        {
            var size = given.Dimension;
            if (i < shift)
                return size ?? throw new ShapeException($"-1 in dimension {i}, which {input} does not have");
            if (size is null || size == input[i - shift])
                return input[i - shift];
            return input[i - shift] == 1 ? size.Value : throw new ShapeException($"dimension {i - shift} of {input} cannot be stretched to {size}");
        }).ToArray());
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var shift = target.Count - node.Inputs[0].Shape.Rank;
        var map = PassThrough(node, relations);
        foreach (var axis in map.Axes.Where(a => node.Shape[a + shift] != node.Inputs[0].Shape[a]))
            map = relations.Collapse(map, axis);
        return map.Renumber(a => a + shift);
    }
}
