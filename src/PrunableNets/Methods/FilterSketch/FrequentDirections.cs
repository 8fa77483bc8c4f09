using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Frequent directions (Liberty, KDD 2013, as in the code of FilterSketch): rows of a matrix A come one after the other, and a sketch B of
/// l rows has nearly the same second moments: 0 &lt;= A^T A - B^T B &lt;= |A|_F^2 / (floor(l / 2) + 1), as matrices. A matrix of rank
/// floor(l / 2) or less is kept exactly.
/// </summary>
internal sealed class FrequentDirections : IDisposable
{
    private readonly long size;
    private long filled;

    /// <param name="size">l, at least 1.</param>
    /// <param name="columns">d.</param>
    /// <param name="device">Where the rows are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sketch would have no rows.</exception>
    public FrequentDirections(long size, long columns, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        this.size = size;
        // It outlives any dispose scope the caller may have open.
        Sketch = zeros([size, columns], float64, device).DetachFromDisposeScope();
    }

    /// <summary>B, float64 [l, d], its last rows zero where there is room left; changes with the next rows.</summary>
    public Tensor Sketch { get; }

    /// <summary>True when the next row makes room by shrinking.</summary>
    public bool IsFull => filled == size;

    /// <summary>Takes rows in.</summary>
    /// <param name="rows">[n, d], of any float type; in pieces or at once, the sketch is the same.</param>
    public void Append(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var values = rows.to(float64);
        for (long next = 0, count; next < values.shape[0]; next += count, filled += count)
        {
            if (IsFull)
                Shrink();
            count = Math.Min(size - filled, values.shape[0] - next);
            Sketch.narrow(0, filled, count).copy_(values.narrow(0, next, count));
        }
    }

    public void Dispose() => Sketch.Dispose();

    /// <summary>Takes the square of the singular value in the middle off all squares, which leaves half of the rows zero.</summary>
    private void Shrink()
    {
        var (_, values, directions) = linalg.svd(Sketch, fullMatrices: false);
        var (squares, half) = (values.square(), size / 2);
        // Fewer columns than that, and nothing has to go.
        var loss = half < squares.shape[0] ? squares.select(0, half).ToDouble() : 0;
        var kept = squares.sub(loss).clamp_min(0).sqrt().unsqueeze(1).mul(directions);
        filled = Math.Min(half, squares.shape[0]);
        Sketch.zero_();
        Sketch.narrow(0, 0, filled).copy_(kept.narrow(0, 0, filled));
    }
}
