using System;
using System.Collections.Generic;
using System.Globalization;
using TorchSharp;

namespace PrunableNets;

/// <summary>
/// Growing regularisation (Wang et al., "Neural Pruning via Growing Regularization"; after its code, MingSun-Tse/Regularization-Pruning):
/// an L2 penalty that grows step by step drives the channels that are to be removed towards zero while the others learn to do without them;
/// then they are removed. The channels are the smallest by L1 under the budget, of the network as it comes (GReg-1) or after a penalty on
/// all (GReg-2).
/// </summary>
[PruningMethod("GReg", "arXiv 2012.09243")]
public sealed class GRegMethod(GRegOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        options.Validate();
        // Asked before the weights change: a checkpoint is told by those that the method began with.
        var file = context.Checkpoints("greg", "GReg", options);
        context.Budget.Resolve(context.Architecture);
        using var scope = torch.NewDisposeScope();
        var training = new GRegTraining(context, options);
        training.Run(file);
        return new PruningOutcome(training.Selection) { Scores = training.Scores, Evidence = [.. Evidence()] };
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence()
    {
        yield return new("GReg", options.ToString());
        var last = options.PenaltiesAt(options.Iterations - 1).Pushed;
        yield return new("penalty", string.Create(
            CultureInfo.InvariantCulture, $"{last:G4} at the end, channels chosen by L1 before iteration {options.Choice + 1}"));
    }
}
