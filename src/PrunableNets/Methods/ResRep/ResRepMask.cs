using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Which gates forget the objective.</summary>
internal static class ResRepMask
{
    /// <summary>Masks the smallest gates until the network without them would fit the budget, or no more may be masked.</summary>
    /// <param name="architecture">Whose gates.</param>
    /// <param name="sizes">[N], |g|.</param>
    /// <param name="budget">What the network without the masked channels may cost.</param>
    /// <param name="selection">How gates of different groups are compared.</param>
    /// <param name="allowed">The most that may be masked.</param>
    /// <returns>[N]: 0 for a masked gate, 1 for the others. Each group keeps its least width.</returns>
    public static float[] Of(
        Architecture architecture, IReadOnlyList<float> sizes, PruningBudget budget, SelectionOptions selection, int allowed)
    {
        var costs = new BudgetCosts(architecture, budget);
        var widths = architecture.DenseWidths;
        var mask = Enumerable.Repeat(1f, sizes.Count).ToArray();
        foreach (var (group, gates) in ChannelRanking.Of(architecture, sizes, selection, costs.First, FrozenSet<int>.Empty))
        {
            if (costs.Fit(widths) || gates.Length > allowed)
                break;
            foreach (var gate in gates)
                mask[gate] = 0;
            widths[group] -= gates.Length;
            allowed -= gates.Length;
        }
        return mask;
    }
}
