using System;
using System.Collections.Generic;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets;

/// <summary>
/// Settings of AutoBot's gate training. The defaults are the best that was measured on ResNet-56 (docs/benchmarks.md); they see as many images
/// as the paper's own settings (<see cref="Paper"/>), in smaller batches and as they are.
/// </summary>
public sealed record AutoBotOptions : MethodOptions
{
    /// <summary>The settings of the paper's CIFAR-10 runs (arXiv 2111.09635): 200 batches of 64, cropped and flipped.</summary>
    // New each time: a configuration binder writes into the objects that it finds.
    public static AutoBotOptions Paper => new() { Iterations = 200, BatchSize = 64, Augmentation = new() };

    /// <summary>Weight of the cost term g, which is over what the target counts. ImageNet: 10.</summary>
    public double Beta { get; set; } = 6;

    /// <summary>Weight of the crispness term h. ImageNet: 0.6.</summary>
    public double Gamma { get; set; } = 0.4;

    /// <summary>Adam's learning rate for the logits. ImageNet: 0.3.</summary>
    public double LearningRate { get; set; } = 0.6;

    /// <summary>Number of batches. The paper: 200, on ImageNet 3000.</summary>
    public int Iterations { get; set; } = 400;

    /// <summary>Samples a batch. The paper: 64.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>Label smoothing of the cross entropy. ImageNet: 0.1.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// The scores are the mean logits of the iterations after this share of the run. The released code takes those of the one iteration
    /// with the lowest loss among the last 40 %, which is mostly the one with the easiest samples.
    /// </summary>
    public double ScoreWindowStart { get; set; } = 0.95;

    /// <summary>
    /// Gates that replace what they close by noise (the information bottleneck: lambda x + (1 - lambda) eps) instead of zeros, its mean and
    /// standard deviation measured on this many of the training's first batches; 0 for plain products, as the released code has.
    /// </summary>
    public int NoiseBatches { get; set; }

    /// <summary>
    /// Parts that each batch is cut into, which the workers of a cluster compute side by side; their gradients are added up in order, so that a result depends on
    /// this number (by rounding), and not on how many workers there are. 1 computes the batch in one piece, here. Only <see cref="AutoBotMethod"/> cuts.
    /// </summary>
    public int Shares { get; set; } = 1;

    /// <summary>Random crops and flips of the training images; null for none. Images only: other data are taken as they are.</summary>
    public RandomCropFlip? Augmentation { get; set; }

    /// <summary>bfloat16 and channels-last; both off.</summary>
    public ForwardOptions Forward { get; set; } = new();

    internal override ForwardOptions? Forwards => Forward;

    /// <summary>The batches that gates are trained on with these options.</summary>
    /// <inheritdoc/>
    public override BatchLoader CreateLoader(Dataset data, torch.Device device) =>
        new(data, new BatchLoaderOptions { BatchSize = BatchSize, DropSingle = true, Seed = Seed, Augmentation = Augmentation, Device = device });

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Beta);
        ArgumentOutOfRangeException.ThrowIfNegative(Gamma);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(LabelSmoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(LabelSmoothing, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(NoiseBatches);
        ArgumentOutOfRangeException.ThrowIfNegative(ScoreWindowStart);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ScoreWindowStart, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Shares, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Shares, BatchSize);
        if (Shares > 1 && NoiseBatches > 0)
            throw new ArgumentOutOfRangeException(nameof(Shares), Shares, "Noise is drawn for a batch in one piece; set NoiseBatches to 0, or Shares to 1.");
        Forward.Validate();
    }

    internal override MethodOptions For(Dataset data) => this with { Augmentation = RandomCropFlip.For(data, Augmentation) };

    internal override IEnumerable<(string Key, string Problem)> ProblemsWith(Objective objective) => LabelSmoothing == 0 || objective.IsCrossEntropy
        ? []
        : [(nameof(LabelSmoothing), $"belongs to cross entropy, and the objective here is {objective.Name}; remove it.")];
}
