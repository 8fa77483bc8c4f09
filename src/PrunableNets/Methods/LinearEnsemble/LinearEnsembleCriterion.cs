using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Linear filter ensembles (Sandor, Pavel, Csato, ECAI 2020): the loss under many sampled masks, fitted by a function that is linear in
/// what the masks disable; a channel's coefficient, the loss that its absence adds, is its importance. A reconstruction: of the paper the
/// abstract is known, not the number of masks, the disable rate or the schedule.
/// </summary>
[PruningMethod("LinearEnsemble", "arXiv 2001.08142, reconstructed from its abstract")]
public sealed class LinearEnsembleCriterion(LinearEnsembleOptions options) : IChannelCriterion
{
    private readonly List<RidgeRegression> fits = [];

    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new() { PerCost = true };

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Evidence =>
    [
        new("ensembles", string.Create(
            CultureInfo.InvariantCulture,
            $"{fits.Count}, R^2 {fits.Average(static f => f.RSquared):F3} on average and {fits.Min(static f => f.RSquared):F3} at least, "
                + $"coefficients {fits.SelectMany(static f => f.Coefficients).Average():G3} "
                + $"with a bootstrap error of {fits.SelectMany(static f => f.Errors).Average():G3}")),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        fits.Clear();
        var random = SplitMix64.ForKey(options.Seed, 0, 8);
        var scores = new float[context.Architecture.GateCount];
        var ensembles = options.Scope == EnsembleScope.Network
            ? [Enumerable.Range(0, scores.Length).ToArray()]
            : context.Architecture.Groups.Select(static g => Enumerable.Range(g.Offset, g.Channels).ToArray()).ToArray();
        var drawn = new int[ensembles.Length][][];
        for (var e = 0; e < ensembles.Length; e++)
            drawn[e] = EnsembleMasks.Draw(ensembles[e].Length, options, ref random);
        // In the order of forward, and without a break between groups: a batch of few masks costs nearly what a batch of many does.
        var masks = drawn.SelectMany((disabled, e) => disabled.Select(mask => mask.Select(i => ensembles[e][i]).ToArray())).ToArray();
        var (measurement, intact) = Prepare(context, masks);
        var (measured, isTogether) = Measure(context, measurement, masks, intact);
        var first = 0;
        for (var e = 0; e < ensembles.Length; e++)
        {
            var increases = measured.AsSpan(first, drawn[e].Length).ToArray().Select(loss => loss - intact).ToArray();
            first += drawn[e].Length;
            var fit = RidgeRegression.Fit(ensembles[e].Length, drawn[e], increases, options, ref random);
            fits.Add(fit);
            for (var i = 0; i < ensembles[e].Length; i++)
                scores[ensembles[e][i]] = (float)fit.Coefficients[i];
        }
        if (!isTogether)
            context.Note(
                $"{context.Architecture.Model} cannot be run with several masks in one batch; each mask took a forward of its own.");
        return scores;
    }

    /// <summary>How the masks are run, and the loss with nothing disabled.</summary>
    private (MaskLosses Measurement, double Intact) Prepare(PruningContext context, int[][] masks)
    {
        using var lambda = context.Gated.Gates.Lambda().detach().cpu();
        var single = new MaskLosses(options.Samples, options.Seed, lambda.data<float>().ToArray(), Together: false);
        using var here = new MaskedLosses(context, single);
        return (single with { Together = here.CanBeTogether(masks) }, here.One([]));
    }

    private (double[] Losses, bool IsTogether) Measure(PruningContext context, MaskLosses measurement, int[][] masks, double intact)
    {
        var measured = new List<double>(masks.Length);
        var isTogether = true;
        var batches = masks.Chunk(options.MasksInBatch).ToArray();
        using var evaluation = context.Open(measurement);
        foreach (var (losses, b) in evaluation.Evaluate(batches).Select(static (losses, b) => (losses, b)))
        {
            measured.AddRange(losses.Losses);
            isTogether &= losses.IsTogether;
            context.Report(new MethodStep(b, batches.Length, string.Create(
                CultureInfo.InvariantCulture,
                $"masks {measured.Count}/{masks.Length}: the loss rises by {measured.Average() - intact:G3} on average"))
            {
                Samples = batches[b].Length * Math.Min(options.Samples, context.Train.Count), Values = [new("mask_loss", measured[^1])],
            });
        }
        return ([.. measured], isTogether);
    }
}
