using System;

namespace PrunableNets;

/// <summary>
/// Options of <see cref="GRegMethod"/>. The defaults are for a run of minutes; the paper's penalty grows over a hundred thousand iterations
/// (<see cref="Paper"/>).
/// </summary>
public sealed record GRegOptions : WeightTrainingOptions
{
    /// <summary>
    /// The settings of the paper on CIFAR-10 (arXiv 2012.09243 and its code): the penalty grows for 100,000 iterations, 10,000 follow.
    /// GReg-2 takes 10,000 more. The size of its batches is not among what is known here.
    /// </summary>
    // New each time: a configuration binder writes into the objects that it finds.
    public static GRegOptions Paper => new()
    {
        Iterations = 110_000, LearningRate = 1e-3, Growth = 1e-4, Interval = 10, UniformGrowth = 1e-5,
        WholeChannels = false, Augmentation = new(),
    };

    /// <summary>When the channels are chosen.</summary>
    public GRegVariant Variant { get; set; }

    /// <summary>
    /// What each step adds to the penalty of the channels that are to be removed; the gradient of a weight w is the objective's + penalty *
    /// w.
    /// </summary>
    public double Growth { get; set; } = 0.02;

    /// <summary>Iterations of a step.</summary>
    public int Interval { get; set; } = 5;

    /// <summary>The penalty stops growing there.</summary>
    public double Ceiling { get; set; } = 1;

    /// <summary>GReg-2: what each step adds to the penalty of all channels, before any is chosen.</summary>
    public double UniformGrowth { get; set; } = 1e-3;

    /// <summary>
    /// GReg-2: the channels are chosen when their common penalty is there; the penalty of those that are to be removed grows on from it.
    /// </summary>
    public double UniformCeiling { get; set; } = 1e-2;

    /// <summary>GReg-2: the penalty of the channels that stay, once the others are chosen; below zero, their weights grow.</summary>
    public double KeptPenalty { get; set; } = -1e-4;

    /// <summary>
    /// Shrinks all that makes a channel: filter, bias, and scale and shift of its norm, behind which the size of a filter alone does not
    /// matter. False shrinks filters alone, as the paper does.
    /// </summary>
    public bool WholeChannels { get; set; } = true;

    /// <summary>The iteration that the channels are chosen before.</summary>
    // A quotient such as 0.01 / 0.00001 is a little off.
    internal int Choice => Variant == GRegVariant.GReg1 ? 0 : Interval * (int)Math.Ceiling((UniformCeiling / UniformGrowth) - 1e-9);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Growth);
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Ceiling);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UniformGrowth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(UniformCeiling);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(UniformCeiling, Ceiling);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(KeptPenalty, Ceiling);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Iterations, Choice);
    }

    /// <summary>The penalties of an iteration.</summary>
    /// <returns>Of the channels that are to be removed, and of those that stay; the same before the choice.</returns>
    internal (double Pushed, double Kept) PenaltiesAt(int iteration)
    {
        if (iteration < Choice)
        {
            var all = Math.Min(UniformCeiling, UniformGrowth * (1 + (iteration / Interval)));
            return (all, all);
        }
        var grown = Growth * (1 + ((iteration - Choice) / Interval));
        return Variant == GRegVariant.GReg1
            ? (Math.Min(Ceiling, grown), 0)
            : (Math.Min(Ceiling, UniformCeiling + grown), KeptPenalty);
    }
}

/// <summary>When GReg chooses the channels, by L1.</summary>
public enum GRegVariant
{
    /// <summary>At the start.</summary>
    GReg1,

    /// <summary>After all have been penalised alike, which moves weights apart by the curvature of the loss.</summary>
    GReg2,
}
