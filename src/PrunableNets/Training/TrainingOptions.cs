using System;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>Settings of a training run; the defaults are those of AutoBot's fine-tuning on CIFAR-10 (arXiv 2111.09635), which takes 200 epochs.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>Images a batch.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>The highest learning rate of the run.</summary>
    public double LearningRate { get; init; } = 0.02;

    /// <summary>How the learning rate goes over the run, step by step.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>SGD's momentum, in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Nesterov's form of the momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>SGD's weight decay, on all parameters.</summary>
    public double WeightDecay { get; init; } = 2e-3;

    /// <summary>Label smoothing of the cross entropy, in [0, 1).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Random crops and flips of the training images; null for none.</summary>
    public RandomCropFlip? Augmentation { get; init; } = new();

    /// <summary>Seed of the batches' order and augmentation.</summary>
    public ulong Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Momentum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(LabelSmoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(LabelSmoothing, 1);
    }
}
