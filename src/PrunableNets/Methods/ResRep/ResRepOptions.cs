using System;

namespace PrunableNets;

/// <summary>
/// Options of <see cref="ResRepMethod"/>. The defaults are for a run of minutes; the paper's takes hundreds of epochs, in which a much
/// weaker pull closes a gate as well (<see cref="Paper"/>).
/// </summary>
public sealed record ResRepOptions : WeightTrainingOptions
{
    public ResRepOptions()
    {
        Iterations = 1000;
        WeightDecay = 1e-4;
    }

    /// <summary>
    /// The settings of the paper's ResNet-56 on CIFAR-10 (arXiv 2007.03260 and its code): 480 epochs of 782 batches of 64, masks after 5
    /// epochs.
    /// </summary>
    // New each time: a configuration binder writes into the objects that it finds.
    public static ResRepOptions Paper => new()
    {
        Iterations = 480 * 782, WarmUp = 5 * 782, Interval = 200, BatchSize = 64, Lasso = 1e-4, Augmentation = new(),
    };

    /// <summary>SGD's learning rate for the gates; it falls to zero along half a cosine, as that of the weights does.</summary>
    public double GateLearningRate { get; set; } = 0.01;

    /// <summary>SGD's momentum for the gates, in [0, 1); they have no weight decay.</summary>
    public double GateMomentum { get; set; } = 0.99;

    /// <summary>lambda: how strongly a masked gate is pulled towards zero.</summary>
    public double Lasso { get; set; } = 0.02;

    /// <summary>
    /// How strongly the other gates are pulled towards zero. The paper has one lambda for both. Where a batch norm follows the layer that
    /// reads the gates, their common size is free: only the noise of a long training holds it up, and in a short one masked gates and
    /// others would fall together.
    /// </summary>
    public double UnmaskedLasso { get; set; } = 1e-4;

    /// <summary>Iterations before the first gates are masked.</summary>
    public int WarmUp { get; set; } = 100;

    /// <summary>Iterations from one choice of the masked gates to the next.</summary>
    public int Interval { get; set; } = 2;

    /// <summary>How many more gates each choice may mask.</summary>
    public int MaskedPerUpdate { get; set; } = 4;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(GateLearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(GateMomentum);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(GateMomentum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Lasso);
        ArgumentOutOfRangeException.ThrowIfNegative(UnmaskedLasso);
        ArgumentOutOfRangeException.ThrowIfNegative(WarmUp);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(WarmUp, Iterations);
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaskedPerUpdate, 1);
    }
}
