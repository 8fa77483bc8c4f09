using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>A size, or a position along a dimension, as a call gives it.</summary>
/// <param name="Dimension">What it is; null where it is left to the library: -1 for a size, an open end of a slice.</param>
/// <param name="Expression">How it is computed from shapes; null where it is not.</param>
public readonly record struct GivenSize(Dimension? Dimension, SizeExpression? Expression = null)
{
    public static implicit operator GivenSize(long size) => new(size);

    /// <summary>A dimension of a tensor.</summary>
    public static GivenSize Of(Node node, int dimension) => new(node.Shape[dimension], SizeExpression.Of(node, dimension));

    /// <summary>All dimensions of a tensor.</summary>
    public static GivenSize[] Of(Node node) => [.. Enumerable.Range(0, node.Shape.Rank).Select(i => Of(node, i))];

    /// <summary>The shape of sizes of which none is left to the library.</summary>
    public static Shape Shape(IEnumerable<GivenSize> sizes) => new([.. sizes.Select(static s => s.Dimension!.Value)]);
}
