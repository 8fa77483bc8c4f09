using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Widths that a budget allows.</summary>
internal sealed class BudgetWidths
{
    private const int Bisections = 50;
    private const double Rounding = 1e-9;

    private readonly Architecture architecture;
    private readonly BudgetCosts costs;

    /// <exception cref="ArgumentException">No plan reaches the budget.</exception>
    public BudgetWidths(Architecture architecture, PruningBudget budget) =>
        (this.architecture, costs) = (architecture, new BudgetCosts(architecture, budget));

    /// <summary>
    /// The widths that are to each other as the shares are, as wide as the budget lets them: what is too wide is scaled down, what leaves
    /// room is scaled up. Rounded down to allowed widths; then channels are given back while one fits, to the groups first that rounding
    /// took most from.
    /// </summary>
    /// <param name="shares">Of each group's channels that stay; positive.</param>
    public int[] Fill(double[] shares)
    {
        var (fits, tooWide) = (0.0, 1 / shares.Min());
        if (costs.Fit(Widths(tooWide)))
            return Widths(tooWide);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (fits + tooWide) / 2;
            (fits, tooWide) = costs.Fit(Widths(middle)) ? (middle, tooWide) : (fits, middle);
        }
        var widths = Widths(fits);
        double Lost(ChannelGroup group) => (Math.Min(fits * shares[group.Index], 1) * group.Channels) - widths[group.Index];
        var order = architecture.Groups.OrderByDescending(Lost).ToArray();
        bool given;
        do
        {
            given = false;
            foreach (var group in order)
                given |= GiveBack(widths, group);
        }
        while (given);
        return widths;

        int[] Widths(double factor) => [.. architecture.Groups.Select(g => Allowed(g, factor * shares[g.Index] * g.Channels))];
    }

    /// <summary>What a network of these widths takes of each target.</summary>
    public IReadOnlyList<BudgetUse> Uses(int[] widths)
    {
        var own = costs.Evaluate(widths);
        long[]? steps = null;
        foreach (var group in architecture.Groups.Where(g => widths[g.Index] < g.Channels))
        {
            int[] wider = [.. widths];
            wider[group.Index] = Next(group, widths[group.Index]);
            steps = [.. costs.Evaluate(wider).Select((cost, t) => Math.Min(cost - own[t], steps?[t] ?? long.MaxValue))];
        }
        return costs.Uses(widths, steps);
    }

    private bool GiveBack(int[] widths, ChannelGroup group)
    {
        var before = widths[group.Index];
        if (before == group.Channels)
            return false;
        widths[group.Index] = Next(group, before);
        if (costs.Fit(widths))
            return true;
        widths[group.Index] = before;
        return false;
    }

    private static int Next(ChannelGroup group, int width) => Math.Min(width + group.RoundTo, group.Channels);

    private static int Allowed(ChannelGroup group, double width)
    {
        if (width >= group.Channels - Rounding)
            return group.Channels;
        var whole = (int)Math.Floor(width + Rounding);
        return Math.Max(group.LeastWidth, whole - (whole % group.RoundTo));
    }
}
