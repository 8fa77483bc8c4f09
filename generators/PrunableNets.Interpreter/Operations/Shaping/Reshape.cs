using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>view, reshape, flatten, unflatten, squeeze, unsqueeze: the same elements under other dimensions.</summary>
/// <param name="name">The user's function, for messages.</param>
/// <param name="target">The new shape; null for the one dimension that is inferred.</param>
/// <param name="call">The call, where it needs no sizes and so is for inputs of any size; null for <c>reshape</c>.</param>
public sealed class Reshape(string name, IReadOnlyList<Dimension?> target, string? call = null) : Operation
{
    /// <summary>A dimension of one position, put in at <paramref name="dimension"/>.</summary>
    public static Reshape Unsqueeze(Shape shape, int dimension)
    {
        var target = shape.Select(static d => (Dimension?)d).ToList();
        target.Insert(dimension, new Dimension(1));
        return new Reshape("unsqueeze", target, $"unsqueeze({dimension})");
    }

    public override string Name => name;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        var (factor, batch) = Product(input);
        var (knownFactor, knownBatch) = Product(target.Where(static d => d is not null).Select(static d => d!.Value));
        var inferred = new Dimension(1);
        if (target.Any(static d => d is null))
        {
            if (knownFactor == 0 || factor % knownFactor != 0 || (knownBatch && !batch))
                throw new ShapeException($"{input} cannot be viewed as [{string.Join(", ", target.Select(static d => d?.ToString() ?? "-1"))}]: {factor} is no multiple of {knownFactor}");
            inferred = new Dimension(factor / knownFactor, batch && !knownBatch);
        }
        var result = new Shape(target.Select(d => d ?? inferred).ToArray());
        if (Product(result) != (factor, batch))
            throw new ShapeException($"{input} has {input.ElementsPerInput} elements for each input and cannot be viewed as {result}, which has {result.ElementsPerInput}");
        return result;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) => Follow(node, relations);

    /// <summary>The channels of the same elements under the node's shape. Channels that were split over dimensions may come together again only in ways that can be written for any kept channels.</summary>
    internal static ChannelMap Follow(Node node, ChannelRelations relations)
    {
        var before = PassThrough(node);
        var after = ReshapeMap.Follow(before, node.Inputs[0].Shape, node.Shape);
        if (after is null || (before.Axes.Length > 1 && after.Axes.Length == 1 && ShuffleChain.EndingWith(node) is null))
            relations.Pin(before);
        return after ?? ChannelMap.None;
    }

    /// <summary>The call of <c>reshape</c>, or what takes its place where pruning leaves split channels ragged.</summary>
    internal static string WriteFor(Node node, ForwardWriter writer)
    {
        var input = node.Inputs[0];
        if (writer.HoldsSplitChannels(node))
            return $"{writer.Variable(input)}.alias()";
        if (writer.HoldsSplitChannels(input) && ShuffleChain.EndingWith(node) is { } shuffle)
            return $"{writer.Variable(input)}.index_select({shuffle.Axis}, {writer.Gather(shuffle.Origin.Channels.Ids, shuffle.Order)})";
        return $"{writer.Variable(input)}.reshape({writer.Sizes(node, input)})";
    }

    public override string Write(Node node, ForwardWriter writer) => call is null || writer.HoldsSplitChannels(node) || writer.HoldsSplitChannels(node.Inputs[0])
        ? WriteFor(node, writer)
        : $"{writer.Variable(node.Inputs[0])}.{call}";

    private static (long Factor, bool Batch) Product(IEnumerable<Dimension> dimensions) =>
        dimensions.Aggregate((1L, false), static (product, d) => (product.Item1 * d.Factor, product.Item2 || d.IsBatch));
}
