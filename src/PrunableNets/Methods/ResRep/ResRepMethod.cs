using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp;

namespace PrunableNets;

/// <summary>
/// ResRep (Ding et al., "ResRep: Lossless CNN Pruning via Decoupling Remembering and Forgetting"; after its code, DingXiaoH/ResRep), in
/// gate space: a compactor that stays diagonal. The released form puts a 1x1 convolution behind each convolution and its norm and prunes
/// its rows; here the gates are the norms of those rows, 1 at first, so that a channel can be forgotten but not replaced by a mixture of
/// others. Weights are trained at the same time; at the end the smallest gates leave under the budget and the others are folded into the
/// weights. All groups are pruned, the paper prunes the inner layers of blocks.
/// </summary>
[PruningMethod("ResRep", "arXiv 2007.03260")]
public sealed class ResRepMethod(ResRepOptions options) : IPruningMethod
{
    // The released code drops rows below it.
    private const float Vanished = 1e-5f;

    // Above it, open gates are no longer what the held ones were.
    private const double Tolerance = 1e-3;

    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        options.Validate();
        // Asked before the weights change: a checkpoint is told by those that the method began with.
        var file = context.Checkpoints("resrep", "ResRep", options);
        context.Budget.Resolve(context.Architecture);
        var gates = context.Gated.Gates;
        gates.OpenAll();
        using var scope = torch.NewDisposeScope();
        var training = new ResRepTraining(context, options);
        using (gates.Hold(training.Gates))
            training.Run(file);
        var sizes = training.Sizes;
        var difference = GateFold.Apply(context, sizes);
        if (!(difference <= Tolerance))
            context.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"Not all gates of {context.Architecture.Model} can be folded into its weights: outputs differ by {difference:G3}."));
        var selection = ThresholdSelection.Select(context.Architecture, sizes, context.Budget, training.Ranking);
        return new PruningOutcome(selection) { Scores = sizes, Evidence = [.. Evidence(selection.Plan, sizes)] };
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence(PruningPlan plan, float[] sizes)
    {
        yield return new("ResRep", options.ToString());
        var kept = plan.ToMask();
        var removed = sizes.Where((_, i) => !kept[i]).ToArray();
        var (vanished, largest) = (removed.Count(static g => g < Vanished), removed.DefaultIfEmpty().Max());
        yield return new("removed gates", string.Create(
            CultureInfo.InvariantCulture,
            $"{removed.Length} of {sizes.Length}, {vanished} of them below {Vanished}, the largest {largest:G3}"));
    }
}
