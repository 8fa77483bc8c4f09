using System;

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
    /// <exception cref="BatchSizeException">The size depends on the batch.</exception>
    public long Size => IsBatch ? throw new BatchSizeException(this) : Factor;

    public override string ToString() => new GraphDimension(Factor, IsBatch).ToString();
}

/// <summary>A size has to be known that depends on the batch.</summary>
public sealed class BatchSizeException(Dimension size)
    : Exception($"the size {size} depends on the batch, which is only known at run time");
