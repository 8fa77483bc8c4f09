using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Interpreter.Operations.Resampling;

/// <summary><c>functional.interpolate</c> and <c>Upsample</c>: linear in every channel on its own.</summary>
/// <param name="sizes">The new spatial sizes, one a dimension, or null where factors are given.</param>
/// <param name="factors">The factors, or null where sizes are given.</param>
/// <param name="mode">The member of <c>InterpolationMode</c>.</param>
/// <param name="alignCorners">Null where it is not given.</param>
/// <param name="recomputeScaleFactor">The factors only give the size.</param>
public sealed class Interpolate(IReadOnlyList<GivenSize>? sizes, double[]? factors, string mode, bool? alignCorners, bool recomputeScaleFactor) : Operation
{
    public override string Name => "interpolate";

    /// <summary>One entry a spatial dimension; null where factors are given.</summary>
    public IReadOnlyList<GivenSize>? Size => sizes;

    /// <summary>One entry a spatial dimension; null where sizes are given.</summary>
    public IReadOnlyList<double>? ScaleFactor => factors;

    /// <summary>The member of <c>InterpolationMode</c>.</summary>
    public string Mode => mode;

    /// <summary>Null where it is not given.</summary>
    public bool? AlignCorners => alignCorners;

    public bool RecomputeScaleFactor => recomputeScaleFactor;

    public override bool LetsGatesThrough => true;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var shape = inputs[0];
        var given = sizes?.Count ?? factors!.Length;
        if (shape.Rank < 3 || given != shape.Rank - 2)
            throw new ShapeException($"{given} {(sizes is not null ? "sizes" : "scale factors")} for an input of shape {shape}; TorchSharp takes one a spatial dimension, and does not spread a single one");
        for (var d = 2; d < shape.Rank; d++)
        {
            shape = shape.With(d, sizes is not null ? sizes[d - 2].Dimension!.Value : (long)Math.Floor(shape[d].Size * factors![d - 2]));
        }
        return shape;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node, relations);
        if (map.Axes.Any(static a => a > 1))
            relations.Pin(map);
        return map;
    }

    /// <summary>fvcore counts one for each output element of the nearest, four for bilinear interpolation of images, and no other.</summary>
    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        var perElement = (mode, node.Shape.Rank) switch { ("Nearest", 4) => 1, ("Bilinear", 4) => 4, _ => 0 };
        if (perElement > 0)
            costs.Add(FlopsConvention.Fvcore, node, perElement * Windows.Spatial(node.Shape), PoolCost.Channels(node, channels));
    }
}
