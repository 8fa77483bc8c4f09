using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace PrunableNets;

/// <summary>Looks for the beta whose exemplars come nearest to the budget from below.</summary>
/// <param name="context">Whose budget.</param>
/// <param name="groups">One a group.</param>
/// <param name="options">Trials, and how to cluster.</param>
internal sealed class PreferenceSearch(PruningContext context, FilterSimilarity[] groups, EPrunerOptions options)
{
    private readonly Architecture architecture = context.Architecture;
    private readonly BudgetCosts costs = new(context.Architecture, context.Budget);

    /// <returns>The most costly trial that fits; where none does, the last.</returns>
    public PreferenceTrial Find()
    {
        // With preferences of zero every filter is its own exemplar, so low is above the budget, or all that is asked for.
        var (low, high) = (0.0, 1.0);
        PreferenceTrial? best = null;
        var trials = new List<PreferenceTrial>();
        for (var index = 0; index < options.Trials; index++)
        {
            var trial = Try(best is null ? high : (low + high) / 2);
            trials.Add(trial);
            context.Report(Step(trial, index));
            if (trial.Fits)
            {
                high = trial.Beta;
                best = best is null || trial.Cost > best.Cost ? trial : best;
            }
            else
            {
                low = trial.Beta;
                high = best is null ? 2 * trial.Beta : high;
            }
        }
        Note(trials, best);
        return best ?? trials[^1];
    }

    private PreferenceTrial Try(double beta)
    {
        var clusters = new ExemplarClusters[groups.Length];
        // Each group is clustered by itself, so the order in which that happens changes nothing.
        var parallel = new ParallelOptions { CancellationToken = context.CancellationToken };
        Parallel.For(0, groups.Length, parallel, g => clusters[g] = groups[g].Cluster(beta, options));
        var widths = architecture.Groups.Select(g => Width(g, clusters[g.Index].Exemplars.Length)).ToArray();
        return new PreferenceTrial(beta, clusters, costs.First.Evaluate(widths), costs.Fit(widths));
    }

    /// <summary>The least width that a plan may leave and that has room for the exemplars.</summary>
    private static int Width(ChannelGroup group, int exemplars) =>
        Math.Min(group.Channels, Math.Max(group.LeastWidth, (exemplars + group.RoundTo - 1) / group.RoundTo * group.RoundTo));

    private MethodStep Step(PreferenceTrial trial, int index)
    {
        var exemplars = trial.Clusters.Sum(static c => c.Exemplars.Length);
        var count = $"{exemplars} of {architecture.GateCount} filters are exemplars";
        var unit = context.Budget.Targets[0].Unit + (trial.Fits ? "" : ", too much");
        return new MethodStep(index, options.Trials, string.Create(
            CultureInfo.InvariantCulture, $"beta {trial.Beta:G4}: {count}, {trial.Cost:N0} {unit}"))
        {
            Values = [new("beta", trial.Beta), new("exemplars", exemplars)],
        };
    }

    private void Note(List<PreferenceTrial> trials, PreferenceTrial? best)
    {
        if (best is null)
            context.Note("No beta that was tried has few enough exemplars for the budget; some exemplars go.");
        var sorted = trials.OrderBy(static t => t.Beta).Select(static t => t.Clusters.Sum(static c => c.Exemplars.Length)).ToArray();
        if (sorted.Zip(sorted.Skip(1)).Any(static pair => pair.Second > pair.First))
            context.Note("The number of exemplars does not fall with every step of beta; another beta may come nearer to the budget.");
        if ((best ?? trials[^1]).Clusters.Count(static c => !c.Converged) is var unsettled and > 0)
            context.Note($"Affinity propagation did not settle in {unsettled} of {groups.Length} groups; more damping or iterations help.");
    }
}
