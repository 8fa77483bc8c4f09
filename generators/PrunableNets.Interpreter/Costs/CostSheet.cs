using System.Collections.Generic;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Costs;

/// <summary>Collects what operations cost: products of a coefficient and the numbers of kept channels of one or two dimensions.</summary>
public sealed class CostSheet
{
    private readonly List<CostEntry> entries = [];

    public IReadOnlyList<CostEntry> Entries => entries;

    /// <summary>Multiply-accumulates, which every convention counts (<see cref="FlopsConvention.TwoMac"/> twice).</summary>
    public void AddMacs(Node node, long coefficient, int[] first, int[]? second = null)
    {
        Add(FlopsConvention.Mac, node, coefficient, first, second);
        Add(FlopsConvention.AutoBot, node, coefficient, first, second);
        Add(FlopsConvention.Fvcore, node, coefficient, first, second);
        Add(FlopsConvention.TwoMac, node, 2 * coefficient, first, second);
    }

    /// <summary>A cost that one convention alone counts.</summary>
    public void Add(FlopsConvention convention, Node node, long coefficient, int[] first, int[]? second = null) =>
        entries.Add(new CostEntry(convention, node, coefficient, first, second));
}

/// <summary><c>Coefficient * kept(First) * kept(Second)</c>; no second dimension counts as one.</summary>
public sealed record CostEntry(FlopsConvention Convention, Node Node, long Coefficient, int[] First, int[]? Second)
{
    /// <summary>The cost with every channel kept.</summary>
    public long Dense => Coefficient * First.Length * (Second?.Length ?? 1);
}
