using System;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// Random masks from the first step to the last (Liu et al., "The Unreasonable Effectiveness of Random Pruning", ICLR 2022;
/// VITA-Group/Random_Pruning): wide and deep networks come close to dense ones, and every method that looks for masks has to beat it.
/// </summary>
public sealed class StaticSparsity : SparseTraining
{
    private readonly RandomMaskOptions options;

    /// <param name="options">Which masks.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public StaticSparsity(RandomMaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    private protected override void Begin(TrainingMoment moment)
    {
        foreach (var (masked, mask) in Masks.Weights.Zip(RandomMasks.Draw(Masks, options)))
            masked.Keep(mask);
    }
}
