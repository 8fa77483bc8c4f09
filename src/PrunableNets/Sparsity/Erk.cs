using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// Densities by the Erdos-Renyi-kernel rule (Evci et al., "Rigging the Lottery", arXiv 1911.11134; as in VITA-Group/Random_Pruning and
/// VITA-Group/GraNet): a layer's density is epsilon times the sum of its weight's dimensions over their product, with one epsilon for the
/// network that gives it the density that is asked for. A layer that would be more than dense is dense, and epsilon is solved again for the
/// others.
/// </summary>
public static class Erk
{
    /// <summary>The density of each weight.</summary>
    /// <param name="shapes">Of the weights, two or more dimensions each.</param>
    /// <param name="density">Of all their elements together, in (0, 1].</param>
    /// <returns>In (0, 1], in the order of <paramref name="shapes"/>.</returns>
    /// <exception cref="ArgumentException">A shape has fewer than two dimensions, or an empty one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The density is not in (0, 1].</exception>
    public static IReadOnlyList<double> Densities(IReadOnlyList<IReadOnlyList<long>> shapes, double density)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(density);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(density, 1);
        if (shapes.Any(static s => s.Count < 2 || s.Any(static d => d < 1)))
            throw new ArgumentException("Densities are for weights of two or more dimensions, none of them empty.", nameof(shapes));
        double[] sizes = [.. shapes.Select(static s => s.Aggregate(1.0, static (product, d) => product * d))];
        double[] raw = [.. shapes.Select((s, i) => s.Sum() / sizes[i])];
        var dense = new bool[sizes.Length];
        while (Array.Exists(dense, static d => !d))
        {
            int[] open = [.. Enumerable.Range(0, dense.Length).Where(i => !dense[i])];
            var left = (density * sizes.Sum()) - sizes.Where((_, i) => dense[i]).Sum();
            var epsilon = left / open.Sum(i => raw[i] * sizes[i]);
            var most = open.Max(i => raw[i]);
            if (epsilon * most <= 1)
                return [.. raw.Select((r, i) => dense[i] ? 1 : epsilon * r)];
            // One step of the repositories' loop: those that are highest become dense, and the others are looked at again.
            foreach (var i in open.Where(i => raw[i] == most))
                dense[i] = true;
        }
        return [.. dense.Select(static _ => 1.0)];
    }
}
