using System;
using System.Globalization;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>The size of a tensor dimension: a number, or a multiple of the batch size B.</summary>
/// <param name="Factor">The number, or the factor of B.</param>
/// <param name="IsBatch">The size is <c>Factor * B</c>.</param>
public readonly record struct Dimension(long Factor, bool IsBatch = false)
{
    /// <summary>The batch size itself.</summary>
    public static Dimension Batch => new(1, true);

    public static implicit operator Dimension(long size) => new(size);

    /// <summary>The known size.</summary>
    /// <exception cref="InvalidOperationException">The size depends on the batch.</exception>
    public long Size => IsBatch ? throw new InvalidOperationException($"The size {this} depends on the batch.") : Factor;

    public override string ToString() => !IsBatch
        ? Factor.ToString(CultureInfo.InvariantCulture)
        : Factor == 1 ? "B" : Factor.ToString(CultureInfo.InvariantCulture) + "B";
}
