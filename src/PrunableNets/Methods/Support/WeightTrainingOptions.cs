using System;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets;

/// <summary>Options of methods that train the network's weights while they prune: SGD, counted in iterations.</summary>
public abstract record WeightTrainingOptions : MethodOptions
{
    /// <summary>Batches, all phases of the method together.</summary>
    public int Iterations { get; set; } = 400;

    /// <summary>Samples a batch.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>SGD's learning rate for the weights.</summary>
    public double LearningRate { get; set; } = 0.01;

    /// <summary>SGD's momentum, in [0, 1).</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Weight decay, on all weights.</summary>
    public double WeightDecay { get; set; } = 5e-4;

    /// <summary>Random crops and flips of the training images; null for none. Images only: other data are taken as they are.</summary>
    public RandomCropFlip? Augmentation { get; set; }

    /// <summary>bfloat16 and channels-last; both off.</summary>
    public ForwardOptions Forward { get; set; } = new();

    internal override ForwardOptions? Forwards => Forward;

    /// <summary>The batches that weights are trained on with these options.</summary>
    /// <inheritdoc/>
    public override BatchLoader CreateLoader(Dataset data, torch.Device device) =>
        new(data, new BatchLoaderOptions
        {
            BatchSize = BatchSize, DropSingle = true, Seed = Seed, Augmentation = Augmentation, Device = device,
        });

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Momentum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        Forward.Validate();
    }

    internal override MethodOptions For(Dataset data) => this with { Augmentation = RandomCropFlip.For(data, Augmentation) };
}
