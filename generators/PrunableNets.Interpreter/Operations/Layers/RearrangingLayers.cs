using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>GLU</c>: a call is several operations.</summary>
public sealed class GatedHalfLayer(long dimension) : Layer
{
    public override string Type => "GLU";

    public long Dimension => dimension;

    public override Operation CreateOperation() => throw new System.InvalidOperationException("A GLU is several operations.");
}

/// <summary><c>Unflatten</c>: its target depends on the input's shape, which a layer learns at its call.</summary>
public sealed class UnflattenLayer(long dimension, IEnumerable<long> sizes) : Layer
{
    public override string Type => "Unflatten";

    public long Dimension => dimension;

    public IReadOnlyList<long> Sizes { get; } = sizes.ToArray();

    public override Operation CreateOperation() => throw new System.InvalidOperationException("An Unflatten is a reshape to a shape that its call knows.");
}
