using System;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// A plan of no method, to measure what widths cost: of each group about the same share of the channels, drawn at random, so that those of
/// branches are scattered over their streams as those of a trained plan are.
/// </summary>
internal static class ScatteredPlan
{
    private const int Halvings = 20;

    /// <param name="architecture">The network.</param>
    /// <param name="share">Of the dense multiply-accumulates that are left, in (0, 1]; what whole steps allow at most.</param>
    /// <param name="step">Widths are multiples of it, but for those of groups of less than two steps, heads for instance.</param>
    public static PruningPlan Of(Architecture architecture, double share, int step)
    {
        var macs = architecture.Flops[FlopsConvention.Mac];
        var wanted = share * macs.Evaluate(architecture.DenseWidths);
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (macs.Evaluate(Widths(architecture, middle, step)) > wanted)
                high = middle;
            else
                low = middle;
        }
        var random = new Random(0);
        var widths = Widths(architecture, low, step);
        // Where steps are large, the next one of all groups together would be far too much, but not that of some.
        var groups = architecture.Groups.ToArray();
        random.Shuffle(groups);
        foreach (var group in groups)
        {
            var wider = (int[])widths.Clone();
            wider[group.Index] = Math.Min(widths[group.Index] + Step(group, step), group.Channels);
            if (macs.Evaluate(wider) <= wanted)
                widths = wider;
        }
        return PruningPlan.FromKept(architecture, [.. architecture.Groups.Select(g =>
        {
            var order = Enumerable.Range(0, g.Channels).ToArray();
            random.Shuffle(order);
            return (int[])[.. order.Take(widths[g.Index]).Order()];
        })]);
    }

    private static int[] Widths(Architecture architecture, double share, int step) => [.. architecture.Groups.Select(g =>
    {
        var own = Step(g, step);
        var width = Math.Clamp((int)Math.Round(g.Channels * share / own) * own, Math.Max(own, g.LeastWidth), g.Channels);
        return g.Allows(width) ? width : g.Channels;
    })];

    // A plan has to be one of the network's own steps too.
    private static int Step(ChannelGroup group, int step) => group.Channels >= 2 * step ? Math.Max(step, group.RoundTo) : group.RoundTo;
}
