using System;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Gradual pruning with neuroregeneration (Liu et al., "Sparse Training via Boosting Pruning Plasticity with Neuroregeneration", NeurIPS
/// 2021; VITA-Group/GraNet). Every so many steps the smallest weights of the whole network leave, down to the cubic schedule's density;
/// then each layer exchanges a share of what is left: its smallest weights leave, and as many come back where the gradient is largest,
/// which may be the same. Those that were away begin at zero. Exchanges go on to the training's end.
/// </summary>
/// <remarks>
/// The released code keeps what is above a threshold; here the exact number is kept, so that equal magnitudes do not change the density.
/// </remarks>
public sealed class GraNet : SparseTraining
{
    private readonly GraNetOptions options;
    private GraNetSchedule? schedule;
    private Tensor?[] gradients = [];

    /// <param name="options">How fast, and how far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public GraNet(GraNetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    private protected override void Begin(TrainingMoment moment)
    {
        schedule = new GraNetSchedule(options, moment.StepsPerEpoch, moment.Steps);
        if (!schedule.IsGradual)
            throw new InvalidOperationException(
                $"There is no step between the epochs {options.StartEpoch} and {options.EndEpoch} to prune at; " +
                $"lower {nameof(GraNetOptions.Interval)} ({options.Interval} steps, and an epoch has {moment.StepsPerEpoch}).");
        Require(moment, schedule.Length, "reaches its density");
        if (options.InitialDensity == 1)
            return;
        var random = new RandomMaskOptions { Density = options.InitialDensity, Seed = options.Seed };
        foreach (var (masked, mask) in Masks.Weights.Zip(RandomMasks.Draw(Masks, random)))
            masked.Keep(mask);
    }

    private protected override void Gradients(TrainingMoment moment)
    {
        // Of all weights: in a moment those of masked ones, which may come back, are masked.
        if (schedule!.IsChange(moment.Done))
            gradients = [.. Masks.Weights.Select(static w => w.Weight.grad?.abs().flatten().DetachFromDisposeScope())];
    }

    private protected override void Stepped(TrainingMoment moment)
    {
        if (!schedule!.IsChange(moment.Done))
            return;
        if (schedule.Density(moment.Done) is { } density)
            Prune((long)Math.Round(density * Masks.Count));
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient)
                Regenerate(Masks.Weights[i], gradient, schedule.Regeneration(moment.Done));
        }
        Masks.Apply();
        Release();
    }

    private protected override void Release()
    {
        foreach (var gradient in gradients)
            gradient?.Dispose();
        gradients = [];
    }

    private void Prune(long count)
    {
        var keep = (int)Math.Clamp(count, 1, Masks.Kept);
        var magnitudes = cat([.. Masks.Weights.Select(static w => w.Magnitudes().masked_fill(w.Mask.flatten().eq(0), -1))]);
        var kept = zeros_like(magnitudes).index_fill_(0, magnitudes.topk(keep).indexes, 1);
        var offset = 0L;
        foreach (var masked in Masks.Weights)
        {
            masked.Keep(kept.narrow(0, offset, masked.Count));
            offset += masked.Count;
        }
        // What comes back afterwards comes back at zero.
        Masks.Apply();
    }

    private static void Regenerate(MaskedWeight masked, Tensor gradient, double share)
    {
        var count = (int)Math.Ceiling(share * masked.Kept);
        if (count == 0)
            return;
        var mask = masked.Mask.flatten().clone();
        var smallest = masked.Magnitudes().masked_fill(mask.eq(0), double.PositiveInfinity).topk(count, largest: false).indexes;
        mask = mask.index_fill(0, smallest, 0);
        var largest = gradient.masked_fill(mask.ne(0), -1).topk(count).indexes;
        masked.Keep(mask.index_fill(0, largest, 1));
    }
}
