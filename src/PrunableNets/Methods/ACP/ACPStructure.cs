using System.Linq;
using TorchSharp;

namespace PrunableNets;

/// <summary>What clustering finds of a network.</summary>
/// <param name="Widths">Clusters of each group: its preliminary width.</param>
/// <param name="Order">The channels of each group, those to keep first: the largest of each cluster by L1, then the others.</param>
internal sealed record ACPStructure(int[] Widths, int[][] Order)
{
    /// <summary>Clusters the channels by their feature maps.</summary>
    /// <param name="context">The gates are open.</param>
    /// <param name="options">How similar channels of a cluster are.</param>
    /// <param name="members">The training samples to compare on.</param>
    public static ACPStructure Find(PruningContext context, ACPOptions options, int[] members)
    {
        using var scope = torch.NewDisposeScope();
        using var maps = new FeatureMaps(context);
        foreach (var chunk in members.Chunk(options.BatchSize))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var batch = context.Train.Gather(chunk, augmentation: null, seed: 0)(context.Device);
            maps.Measure(batch);
        }
        var groups = context.Architecture.Groups;
        var scores = new L1Criterion().Score(context);
        int[][] clusters = [.. groups.Select(g => ChannelClusters.Of(maps.Similarity(g), g.Channels, options.Similarity))];
        return new ACPStructure([.. clusters.Select(static c => c.Max() + 1)], [.. groups.Select(g =>
        {
            var ranked = Enumerable.Range(0, g.Channels).OrderByDescending(c => scores[g.Offset + c]).ToArray();
            var representatives = ranked.DistinctBy(c => clusters[g.Index][c]).ToArray();
            return (int[])[.. representatives, .. ranked.Except(representatives)];
        })]);
    }

    /// <summary>The plan of given widths, one a group.</summary>
    public PruningPlan Plan(Architecture architecture, int[] widths) =>
        PruningPlan.FromKept(architecture, [.. Order.Select((o, g) => o[..widths[g]])]);
}
