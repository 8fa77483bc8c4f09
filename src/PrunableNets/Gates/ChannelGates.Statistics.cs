using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <content>
/// What is computed over channels, over those that the gates let through: each counts as much as its gate is open. With 0/1 gates, that is what the
/// network without the closed channels computes.
/// </content>
public sealed partial class ChannelGates
{
    /// <summary>
    /// Layer norm over the channels that the gates let through, or group norm of one group: mean and variance are weighted by the gates, so that with
    /// 0/1 gates they are those of the network without the closed channels.
    /// </summary>
    /// <param name="x">[..., C] with <paramref name="dim"/> the last dimension, or [N, C, ...] with <paramref name="dim"/> 1.</param>
    /// <param name="gate">[C].</param>
    /// <param name="dim">The dimension of the channels.</param>
    /// <param name="weight">[C]; null for none.</param>
    /// <param name="bias">[C]; null for none.</param>
    /// <param name="eps">Added to the variance.</param>
    public Tensor Normalize(Tensor x, Tensor gate, int dim, Tensor? weight, Tensor? bias, double eps)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        var dimensions = Enumerable.Range(dim, (int)x.dim() - dim).Select(static d => (long)d).ToArray();
        var (centered, squares, elements) = Centered(x, gate, dim, dimensions);
        var variance = squares.sum(dimensions, true) / elements;
        var y = centered * (variance + eps).rsqrt();
        if (weight is not null)
            y = y * Align(weight, x, dim);
        if (bias is not null)
            y = y + Align(bias, x, dim);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>The mean over the channels that the gates let through, and over further dimensions.</summary>
    /// <param name="x">[.., C, ..], zero where gates are closed.</param>
    /// <param name="gate">[C].</param>
    /// <param name="dim">The dimension of the channels.</param>
    /// <param name="dimensions">Those that the mean is over, <paramref name="dim"/> among them.</param>
    /// <param name="keepdim">They stay, with one position.</param>
    public Tensor Mean(Tensor x, Tensor gate, int dim, long[] dimensions, bool keepdim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        return (x.sum(dimensions, keepdim) / Elements(x, gate, dim, dimensions)).MoveToOuterDisposeScope();
    }

    /// <summary>The largest value of the channels that the gates let through: a channel comes as much later as the logarithm of its gate.</summary>
    /// <inheritdoc cref="Mean"/>
    public Tensor Max(Tensor x, Tensor gate, int dim, long[] dimensions, bool keepdim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        return (x + Align(gate.log(), x, dim)).amax(dimensions, keepdim).MoveToOuterDisposeScope();
    }

    /// <summary>The smallest value of the channels that the gates let through.</summary>
    /// <inheritdoc cref="Mean"/>
    public Tensor Min(Tensor x, Tensor gate, int dim, long[] dimensions, bool keepdim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        return (x - Align(gate.log(), x, dim)).amin(dimensions, keepdim).MoveToOuterDisposeScope();
    }

    /// <summary>The variance over the channels that the gates let through, and over further dimensions.</summary>
    /// <param name="x">[.., C, ..].</param>
    /// <param name="gate">[C].</param>
    /// <param name="dim">The dimension of the channels.</param>
    /// <param name="dimensions">Those that the variance is over, <paramref name="dim"/> among them.</param>
    /// <param name="unbiased">Divides by one less than there are elements.</param>
    /// <param name="keepdim">The dimensions stay, with one position.</param>
    public Tensor Variance(Tensor x, Tensor gate, int dim, long[] dimensions, bool unbiased, bool keepdim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        var (_, squares, elements) = Centered(x, gate, dim, dimensions);
        return (squares.sum(dimensions, keepdim) / (unbiased ? elements - 1 : elements)).MoveToOuterDisposeScope();
    }

    /// <summary>The root of <see cref="Variance"/>.</summary>
    /// <inheritdoc cref="Variance"/>
    public Tensor StandardDeviation(Tensor x, Tensor gate, int dim, long[] dimensions, bool unbiased, bool keepdim)
    {
        using var variance = Variance(x, gate, dim, dimensions, unbiased, keepdim);
        return variance.sqrt();
    }

    /// <summary>Softmax over the channels that the gates let through: each has its gate as a factor of its exponential, so that a closed one is zero.</summary>
    /// <param name="x">[.., C, ..].</param>
    /// <param name="gate">[C].</param>
    /// <param name="dim">The dimension of the channels.</param>
    public Tensor Softmax(Tensor x, Tensor gate, int dim)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gate);
        Passing?.Read(gate);
        using var scope = NewDisposeScope();
        return nn.functional.softmax(x + Align(gate.log(), x, dim), dim).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// What remains of <paramref name="x"/> without its mean, its squares as far as the gates let them through, and how many elements the mean is over.
    /// </summary>
    private static (Tensor Centered, Tensor Squares, Tensor Elements) Centered(Tensor x, Tensor gate, int dim, long[] dimensions)
    {
        var aligned = Align(gate, x, dim);
        var elements = Elements(x, gate, dim, dimensions);
        var centered = x - ((x * aligned).sum(dimensions, true) / elements);
        return (centered, centered.square() * aligned, elements);
    }

    /// <summary>How many elements a statistic is over, [], of channels as far as they are let through.</summary>
    private static Tensor Elements(Tensor x, Tensor gate, int dim, long[] dimensions) =>
        gate.sum() * dimensions.Where(d => d != dim).Aggregate(1L, (product, d) => product * x.shape[d]);
}
