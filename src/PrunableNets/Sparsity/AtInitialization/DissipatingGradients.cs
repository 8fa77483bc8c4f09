using System;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Dissipating gradients (Haroon, "What to Prune and What Not to Prune at Initialization", arXiv 2209.02201): after the first epochs those
/// weights are masked that stayed, after each of their steps, within a fraction of their initial value, however large that is. How many go
/// is the training's outcome, not an option. The paper has no code.
/// </summary>
public sealed class DissipatingGradients : SparseTraining
{
    private readonly DissipatingGradientsOptions options;
    private (Tensor Initial, Tensor Farthest)[] weights = [];

    /// <param name="options">What counts as having stayed, and when.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DissipatingGradients(DissipatingGradientsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    private protected override void Begin(TrainingMoment moment)
    {
        Require(moment, (long)options.Epochs * moment.StepsPerEpoch, "chooses");
        weights = [.. Masks.Weights.Select(static w => (
            w.Weight.detach().clone().DetachFromDisposeScope(), zeros_like(w.Weight).DetachFromDisposeScope()))];
    }

    private protected override void Stepped(TrainingMoment moment)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var (initial, farthest) = weights[i];
            farthest.copy_(farthest.maximum(Masks.Weights[i].Weight.detach().sub(initial).abs()));
        }
        if (moment.Done == options.Epochs * moment.StepsPerEpoch)
            Choose();
    }

    private protected override void Release()
    {
        foreach (var (initial, farthest) in weights)
        {
            initial.Dispose();
            farthest.Dispose();
        }
        weights = [];
    }

    private void Choose()
    {
        for (var i = 0; i < weights.Length; i++)
        {
            var masked = Masks.Weights[i];
            masked.Keep(weights[i].Farthest.gt(weights[i].Initial.abs().mul(options.Fraction)));
            if (masked.Kept == 0)
                throw new InvalidOperationException(
                    $"All of {masked.Name} stayed within {options.Fraction} of its initial values, and without it the network is cut; " +
                    $"lower {nameof(DissipatingGradientsOptions.Fraction)} or train for more epochs first.");
        }
        Masks.Apply();
        Release();
    }
}
