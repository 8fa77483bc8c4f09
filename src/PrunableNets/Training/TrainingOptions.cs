using System;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>Settings of a training run; the defaults are those of AutoBot's fine-tuning on CIFAR-10 (arXiv 2111.09635), which takes 200 epochs.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training data.</summary>
    public int Epochs { get; set; } = 200;

    /// <summary>Samples a batch.</summary>
    public int BatchSize { get; set; } = 256;

    /// <summary>The highest learning rate of the run.</summary>
    public double LearningRate { get; set; } = 0.02;

    /// <summary>How the learning rate goes over the run, step by step.</summary>
    public LearningRateSchedule Schedule { get; set; } = LearningRateSchedule.Cosine;

    /// <summary>Epochs in which the learning rate rises to its full height before the schedule begins; below <see cref="Epochs"/>.</summary>
    public int WarmUpEpochs { get; set; }

    /// <summary>Epochs between two steps of <see cref="LearningRateSchedule.Step"/>.</summary>
    public int StepEpochs { get; set; } = 30;

    /// <summary>What each step of <see cref="LearningRateSchedule.Step"/> multiplies the learning rate by, in (0, 1].</summary>
    public double StepFactor { get; set; } = 0.1;

    /// <summary>Who turns gradients into steps.</summary>
    public OptimizerKind Optimizer { get; set; } = OptimizerKind.SGD;

    /// <summary>SGD's momentum, in [0, 1); Adam's moments keep their usual decay, 0.9 and 0.999.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Nesterov's form of SGD's momentum.</summary>
    public bool Nesterov { get; set; }

    /// <summary>Weight decay, on all parameters.</summary>
    public double WeightDecay { get; set; } = 2e-3;

    /// <summary>Label smoothing of the cross entropy, in [0, 1).</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>Learning from the dense network's outputs too; null for the labels alone. Fine-tuning only.</summary>
    public DistillationOptions? Distillation { get; set; }

    /// <summary>Random crops and flips of the training images; null for none. Images only: other data are taken as they are.</summary>
    public RandomCropFlip? Augmentation { get; set; } = new();

    /// <summary>bfloat16 and channels-last; both off.</summary>
    public ForwardOptions Forward { get; set; } = new();

    /// <summary>Seed of the batches' order, augmentation and dropout.</summary>
    public ulong Seed { get; set; }

    /// <summary>What these options come to on the given data: random crops and flips are for images.</summary>
    internal TrainingOptions For(Dataset data) => this with { Augmentation = RandomCropFlip.For(data, Augmentation) };

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(WarmUpEpochs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(WarmUpEpochs, Epochs);
        if (WarmUpEpochs > 0 && Schedule == LearningRateSchedule.OneCycle)
            throw new ArgumentOutOfRangeException(nameof(WarmUpEpochs), "OneCycle has a warm-up of its own; use Cosine or Step, or 0 epochs.");
        ArgumentOutOfRangeException.ThrowIfLessThan(StepEpochs, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(StepFactor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(StepFactor, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Momentum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(LabelSmoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(LabelSmoothing, 1);
        Distillation?.Validate();
        Forward.Validate();
    }
}
