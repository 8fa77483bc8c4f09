using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// K-starts (Haroon, "What to Prune and What Not to Prune at Initialization", arXiv 2209.02201): of k random masks the fittest is kept
/// after the first epochs. The paper has no code; read here as: the masks are drawn at initialisation, the network is trained densely
/// meanwhile, and fitness is measured on its weights and gradients.
/// </summary>
public sealed class KStarts : SparseTraining
{
    private readonly KStartsOptions options;
    private Tensor[] gradients = [];

    /// <param name="options">Which masks, and how one is chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public KStarts(KStartsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    /// <summary>The mask that was chosen, from 0; null before.</summary>
    public int? Chosen { get; private set; }

    /// <summary>
    /// The fitness of each mask, as a share of the dense network's (of both kinds: the sum of two shares); empty before the choice.
    /// </summary>
    public IReadOnlyList<double> Fitness { get; private set; } = [];

    private protected override void Begin(TrainingMoment moment)
    {
        Require(moment, (long)options.Epochs * moment.StepsPerEpoch, "chooses");
        Chosen = null;
        Fitness = [];
        gradients = [.. Masks.Weights.Select(static w => zeros_like(w.Weight, float64).DetachFromDisposeScope())];
    }

    private protected override void Gradients(TrainingMoment moment)
    {
        if (moment.Epoch != options.Epochs - 1)
            return;
        for (var i = 0; i < gradients.Length; i++)
        {
            if (Masks.Weights[i].Weight.grad is { } gradient)
                gradients[i].add_(gradient.abs().to(float64));
        }
    }

    private protected override void Stepped(TrainingMoment moment)
    {
        if (moment.Done != options.Epochs * moment.StepsPerEpoch)
            return;
        Tensor[] weights = [.. Masks.Weights.Select(static w => w.Weight.detach().abs().to(float64))];
        Fitness = [.. Enumerable.Range(0, options.Starts).Select(start => Measure(start, weights))];
        Chosen = Enumerable.Range(0, options.Starts).MaxBy(start => Fitness[start]);
        foreach (var (masked, mask) in Masks.Weights.Zip(RandomMasks.Draw(Masks, options, Chosen.Value)))
            masked.Keep(mask);
        Masks.Apply();
        Release();
    }

    private protected override void Release()
    {
        foreach (var gradient in gradients)
            gradient.Dispose();
        gradients = [];
    }

    // Masks are drawn again instead of being kept: k of them are k networks in size.
    private double Measure(int start, Tensor[] weights)
    {
        using var scope = NewDisposeScope();
        Tensor[] masks = [.. RandomMasks.Draw(Masks, options, start)];
        var magnitude = options.Fitness == MaskFitness.Gradient ? 0 : Share(weights);
        return magnitude + (options.Fitness == MaskFitness.Magnitude ? 0 : Share(gradients));

        double Share(Tensor[] values)
        {
            var all = values.Sum(static v => v.sum().ToDouble());
            return all > 0 ? values.Zip(masks).Sum(static v => v.First.mul(v.Second).sum().ToDouble()) / all : 0;
        }
    }
}
