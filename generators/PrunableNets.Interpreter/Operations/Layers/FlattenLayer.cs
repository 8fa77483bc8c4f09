using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>Flatten</c>: its target depends on the input's shape, which a layer learns at its call.</summary>
public sealed class FlattenLayer(long startDimension, long endDimension) : Layer
{
    public override string Type => "Flatten";

    public override Operation CreateOperation() => new FlattenOperation(startDimension, endDimension);
}

/// <summary>The call of a <see cref="FlattenLayer"/>.</summary>
public sealed class FlattenOperation(long startDimension, long endDimension) : Operation
{
    public override string Name => "flatten";

    /// <summary>The first of the dimensions that become one, as it was given.</summary>
    public long StartDimension => startDimension;

    /// <summary>The last of them, as it was given.</summary>
    public long EndDimension => endDimension;

    public override bool LetsGatesThrough => true;

    public override bool FollowsSplitChannels => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var shape = inputs[0];
        var start = (int)(startDimension < 0 ? startDimension + shape.Rank : startDimension);
        var end = (int)(endDimension < 0 ? endDimension + shape.Rank : endDimension);
        if (start < 0 || end >= shape.Rank || start > end)
            throw new Findings.ShapeException($"dimensions {startDimension} to {endDimension} of an input of shape {shape}");
        var merged = Enumerable.Range(start, end - start + 1).Select(i => shape[i]).Aggregate(static (a, b) => new Dimension(a.Factor * b.Factor, a.IsBatch || b.IsBatch));
        return new Shape(shape.Take(start).Append(merged).Concat(shape.Skip(end + 1)).ToArray());
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) => Reshape.Follow(node, relations);
}
