using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Linear filter ensembles (Sandor, Pavel, Csato, ECAI 2020): the loss under many sampled masks, fitted by a function that is linear in what the masks disable;
/// a channel's coefficient, the loss that its absence adds, is its importance. A reconstruction: of the paper the abstract is known, not the number of masks, the
/// disable rate or the schedule.
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
        new("ensembles", string.Create(CultureInfo.InvariantCulture, $"{fits.Count}, R^2 {fits.Average(static f => f.RSquared):F3} on average and {fits.Min(static f => f.RSquared):F3} at least, coefficients {fits.SelectMany(static f => f.Coefficients).Average():G3} with a bootstrap error of {fits.SelectMany(static f => f.Errors).Average():G3}")),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        fits.Clear();
        using var losses = new MaskedLosses(context, options.Samples, options.Seed);
        var random = SplitMix64.ForKey(options.Seed, 0, 8);
        var scores = new float[context.Architecture.GateCount];
        var ensembles = options.Scope == EnsembleScope.Network
            ? [Enumerable.Range(0, scores.Length).ToArray()]
            : context.Architecture.Groups.Select(static g => Enumerable.Range(g.Offset, g.Channels).ToArray()).ToArray();
        for (var e = 0; e < ensembles.Length; e++)
        {
            var gates = ensembles[e];
            var disabled = EnsembleMasks.Draw(gates.Length, options, ref random);
            var measured = losses.Of([.. disabled.Select(mask => mask.Select(i => gates[i]).ToArray())], options.MasksInBatch);
            var fit = RidgeRegression.Fit(gates.Length, disabled, [.. measured.Select(loss => loss - losses.Intact)], options, ref random);
            fits.Add(fit);
            for (var i = 0; i < gates.Length; i++)
                scores[gates[i]] = (float)fit.Coefficients[i];
            context.Report(new MethodStep(e, ensembles.Length, string.Create(
                CultureInfo.InvariantCulture, $"ensemble {e + 1}/{ensembles.Length}: {disabled.Length} masks over {gates.Length} channels, R^2 {fit.RSquared:F3}"))
            {
                Samples = disabled.Length * Math.Min(options.Samples, context.Train.Count), Values = [new("r_squared", fit.RSquared)],
            });
        }
        if (!losses.IsTogether)
            context.Note($"{context.Architecture.Model} cannot be run with several masks in one batch; each mask took a forward of its own.");
        return scores;
    }
}
