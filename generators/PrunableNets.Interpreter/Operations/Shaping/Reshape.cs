using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>view, reshape, flatten, unflatten, squeeze, unsqueeze: the same elements under other dimensions.</summary>
/// <param name="name">The user's function, for messages.</param>
/// <param name="target">The new shape, of which one dimension may be left to the library.</param>
/// <param name="call">The call, where it needs no sizes and so is for inputs of any size; null for <c>reshape</c>.</param>
public sealed class Reshape(string name, IReadOnlyList<GivenSize> target, Call? call = null) : Operation
{
    /// <summary>A dimension of one position, put in at <paramref name="dimension"/>.</summary>
    public static Reshape Unsqueeze(Shape shape, int dimension)
    {
        var target = shape.Select(static d => new GivenSize(d)).ToList();
        target.Insert(dimension, new GivenSize(1));
        return new Reshape("unsqueeze", target, Call.Method("unsqueeze", (long)dimension));
    }

    public override string Name => name;

    /// <summary>The call, where it needs no sizes; null for <c>reshape</c>.</summary>
    public Call? Call => call;

    public override IReadOnlyList<GivenSize> GivenSizes => target;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var (factor, batch) = Product(input);
        var (knownFactor, knownBatch) = Product(target.Select(static d => d.Dimension).OfType<Dimension>());
        var inferred = new Dimension(1);
        if (target.Any(static d => d.Dimension is null))
        {
            if (knownFactor == 0 || factor % knownFactor != 0 || (knownBatch && !batch))
                throw new ShapeException($"{input} cannot be viewed as [{string.Join(", ", target.Select(static d => d.Dimension?.ToString() ?? "-1"))}]: {factor} is no multiple of {knownFactor}");
            inferred = new Dimension(factor / knownFactor, batch && !knownBatch);
        }
        var result = new Shape(target.Select(d => d.Dimension ?? inferred).ToArray());
        if (Product(result) != (factor, batch))
            throw new ShapeException($"{input} has {input.ElementsPerInput} elements for each input and cannot be viewed as {result}, which has {result.ElementsPerInput}");
        return result;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) => Follow(node, relations);

    /// <summary>The channels of the same elements under the node's shape. Channels that were split over dimensions may come together again only in ways that can be written for any kept channels.</summary>
    internal static ChannelMap Follow(Node node, ChannelRelations relations)
    {
        var before = PassThrough(node, relations);
        var after = ReshapeMap.Follow(before, node.Inputs[0].Shape, node.Shape);
        if (after is null
            || (before.Axes.Length > 1 && after.Axes.Length == 1 && ShuffleChain.EndingWith(node, relations.Channels) is null))
            relations.Pin(before);
        return after ?? ChannelMap.None;
    }

    private static (long Factor, bool Batch) Product(IEnumerable<Dimension> dimensions) =>
        dimensions.Aggregate((1L, false), static (product, d) => (product.Item1 * d.Factor, product.Item2 || d.IsBatch));
}
