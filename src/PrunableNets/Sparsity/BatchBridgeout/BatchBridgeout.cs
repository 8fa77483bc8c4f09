using System;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Batch Bridgeout (Khan and Stavness, "Pruning Convolutional Filters using Batch Bridgeout", arXiv 2009.10893;
/// najeebkhan/bridgeout-filter-pruning): noise on the weights, drawn once a mini-batch, that is in expectation a penalty of their L_q norm.
/// It makes networks that lose little when filters leave afterwards; it masks nothing itself, and weights are their own again before every
/// step of the optimiser.
/// </summary>
/// <remarks>
/// The noise is on all trained weights of at least two dimensions. The released code's target fraction, noise on the smallest weights only,
/// is left out.
/// </remarks>
public sealed class BatchBridgeout : ITrainingHook, IDisposable
{
    private readonly BatchBridgeoutOptions options;
    private NoisyWeight[] weights = [];
    private Generator? random;

    /// <param name="options">Which noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public BatchBridgeout(BatchBridgeoutOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    /// <inheritdoc/>
    public void BeforeForward(TrainingMoment moment)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        if (moment.IsFirst)
            Begin(moment);
        if (random is null)
            throw new InvalidOperationException("This is not the first step of a training, and none has begun.");
        random.manual_seed((long)SplitMix64.Seed(options.Seed, (ulong)moment.Step, 21));
        foreach (var weight in weights)
            weight.Perturb(random);
    }

    /// <inheritdoc/>
    public void AfterBackward(TrainingMoment moment) => Restore();

    /// <inheritdoc/>
    public void AfterStep(TrainingMoment moment)
    {
    }

    /// <summary>Takes the noise off where a forward or backward was broken off, and frees what the training held.</summary>
    public void Dispose()
    {
        Restore();
        weights = [];
        random?.Dispose();
        random = null;
    }

    private void Begin(TrainingMoment moment)
    {
        Dispose();
        weights = [.. WeightMasks.Maskable(moment.Model).Select(p => new NoisyWeight(p.Weight, options.Norm, options.Probability))];
        // Its own, so that dropout draws the same numbers with and without noise.
        random = new Generator(0, SharedWeights.Parameters(moment.Model).First().device);
    }

    private void Restore()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var weight in weights)
            weight.Restore();
    }
}
