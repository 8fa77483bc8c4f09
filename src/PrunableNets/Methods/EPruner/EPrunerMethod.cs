using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// EPruner (Lin et al., "Network Pruning using Adaptive Exemplar Filters", code lmbxmu/EPruner): affinity propagation finds the filters of
/// each group that stand for the others, and they stay, so that the widths come from the weights. No data is looked at. The paper sets
/// beta, the factor of the preferences, by hand; here it is searched so that the exemplars come as near to the budget as they can, and what
/// room is left goes to other filters, longest first. Scores are compared over the whole network as they are: a selection of the run's own
/// (<see cref="PruningContext.Selection"/>) takes precedence, and one that normalises or keeps shares does not keep every exemplar.
/// </summary>
[PruningMethod("EPruner", "arXiv 2101.07985")]
public sealed class EPrunerMethod(EPrunerOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var scope = NewDisposeScope();
        var rows = GroupRows.Of(context);
        var found = new PreferenceSearch(context, [.. rows.Select(FilterSimilarity.Of)], options).Find();
        float[] scores = [.. rows.Zip(found.Clusters).SelectMany(static pair => Scores(pair.First, pair.Second))];
        var selection = ThresholdSelection.Select(context.Architecture, scores, context.Budget, context.Selection);
        return new EPrunerOutcome(selection, found.Beta, [.. found.Clusters.Select(static c => c.Exemplars)])
        {
            Scores = scores, Evidence = [.. Evidence(found)],
        };
    }

    /// <summary>
    /// The filters that an exemplar stands for, itself included; lengths, scaled to half a filter, decide between equals.
    /// </summary>
    private static IEnumerable<float> Scores(Tensor rows, ExemplarClusters clusters)
    {
        using var scope = NewDisposeScope();
        var lengths = rows.square().sum([1]).sqrt().cpu().data<double>().ToArray();
        var (longest, sizes) = (Math.Max(lengths.Max(), double.Epsilon), new int[lengths.Length]);
        foreach (var exemplar in clusters.Labels)
            sizes[exemplar]++;
        return [.. sizes.Zip(lengths, (size, length) => (float)(size + (length / longest / 2)))];
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence(PreferenceTrial found)
    {
        yield return new("affinity propagation", options.ToString());
        var counts = string.Join(", ", found.Clusters.Select(static c => c.Exemplars.Length));
        yield return new("exemplars", string.Create(CultureInfo.InvariantCulture, $"beta {found.Beta:G6}, by group {counts}"));
    }
}

/// <summary>What EPruner found.</summary>
/// <param name="Selection">The plan and what it costs.</param>
/// <param name="Beta">The factor of the preferences; the paper's are 0.6 to 0.92.</param>
/// <param name="Exemplars">The exemplars of each group, ascending, as channels of the group.</param>
public sealed record EPrunerOutcome(Selection Selection, double Beta, IReadOnlyList<int[]> Exemplars) : PruningOutcome(Selection);
