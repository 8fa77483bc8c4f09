using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>The loss of the network with hard gates, not trained any further. Widths that come again are not measured again.</summary>
/// <param name="context">The network.</param>
/// <param name="structure">Which channels a width keeps.</param>
/// <param name="members">The training samples to judge on.</param>
/// <param name="batchSize">Samples a forward.</param>
internal sealed class ACPFitness(PruningContext context, ACPStructure structure, int[] members, int batchSize) : IDisposable
{
    private readonly OrderedEvaluation<int[], double> evaluation = context.Open(new GateLoss(members, batchSize));
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    /// <summary>Samples that have gone through the network so far.</summary>
    public int Samples { get; private set; }

    /// <summary>The mean loss of a sample for each of some widths.</summary>
    /// <param name="widths">One a group.</param>
    public double[] Of(IReadOnlyList<int[]> widths)
    {
        var missing = widths.Where(w => !known.ContainsKey(Key(w))).DistinctBy(Key).ToArray();
        foreach (var (loss, w) in evaluation.Evaluate([.. missing.Select(Closed)]).Zip(missing))
            known[Key(w)] = loss;
        Samples += missing.Length * members.Length;
        return [.. widths.Select(w => known[Key(w)])];
    }

    public void Dispose() => evaluation.Dispose();

    private int[] Closed(int[] widths)
    {
        var keep = structure.Plan(context.Architecture, widths).ToMask();
        return [.. Enumerable.Range(0, keep.Length).Where(i => !keep[i])];
    }

    private static string Key(int[] widths) => string.Join(' ', widths);
}
