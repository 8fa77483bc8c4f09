using System;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Iterative soft shrinkage (Wang et al., "Iterative Soft Shrinkage Learning for Efficient Image Super-Resolution", ICCV 2023;
/// Jiamian-Wang/Iterative-Soft-Shrinkage-SR): after every step the smallest weights of each layer, chosen anew, are made a little smaller,
/// so that one that grows against it gets away. In the end those that are the smallest are masked, and the rest of the training goes on
/// without them.
/// </summary>
/// <remarks>
/// Until then nothing is masked and little is zero: <see cref="WeightMasks.Sparsity"/> is 0. Hard thresholding makes zeros, which <see
/// cref="WeightMasks.ZeroShare"/> tells.
/// </remarks>
public sealed class IssP : SparseTraining
{
    private readonly IssPOptions options;

    /// <param name="options">How much, how fast, how long.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public IssP(IssPOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    /// <summary>Whether the masks are made.</summary>
    public bool IsHard { get; private set; }

    private protected override void Begin(TrainingMoment moment) => IsHard = false;

    private protected override void Stepped(TrainingMoment moment)
    {
        if (IsHard)
            return;
        IsHard = moment.Done >= options.HardenAt * moment.Steps;
        foreach (var masked in Masks.Weights)
        {
            var count = (int)Math.Round(options.Sparsity * masked.Count);
            if (count == 0)
                continue;
            var magnitudes = masked.Magnitudes();
            var smallest = magnitudes.topk(count, largest: false).indexes;
            var factors = ones_like(magnitudes).index_fill(0, smallest, IsHard ? 0 : options.Factor);
            if (IsHard)
                masked.Keep(factors);
            else
                masked.Weight.mul_(factors.reshape(masked.Weight.shape));
        }
        if (IsHard)
            Masks.Apply();
    }
}
