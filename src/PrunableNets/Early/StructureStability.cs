using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// Tells when the structure that a criterion would keep has come to rest, which is when "When to Prune? A Policy towards Early Structural Pruning" (Shen et al.,
/// CVPR 2022, arXiv 2110.12007) prunes. The similarity of two structures is Psi(N, N') = 1 - (1/L) sum_l |n_l - n'_l| / (n_l + n'_l) over the kept widths of L
/// groups; the early pruning indicator EPI_t is its mean between the structure of epoch t and those of the five epochs before. It is time when EPI_t reaches tau and
/// is not below any of the last five indicators, as far as there are any. The formulas are a reconstruction from memory, without the paper's text.
/// </summary>
/// <param name="threshold">tau, in (0, 1].</param>
public sealed class StructureStability(double threshold)
{
    /// <summary>How many structures, and how many indicators, the newest is compared with.</summary>
    public const int Window = 5;

    private readonly List<int[]> structures = [];
    private readonly List<double> values = [];

    /// <summary>The indicators so far, the first of them of the sixth structure.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>Shows the kept widths after an epoch, one a group.</summary>
    /// <returns>True when it is time to prune.</returns>
    /// <exception cref="ArgumentException">There are not as many groups as before.</exception>
    public bool Observe(IReadOnlyList<int> widths)
    {
        ArgumentNullException.ThrowIfNull(widths);
        int[] newest = [.. widths];
        structures.Add(newest);
        if (structures.Count <= Window)
            return false;
        var value = structures.SkipLast(1).TakeLast(Window).Average(before => Similarity(newest, before));
        var isHighest = values.TakeLast(Window).All(before => value >= before);
        values.Add(value);
        return value >= threshold && isHighest;
    }

    /// <summary>Psi of two structures, in [0, 1]; 1 of equal ones.</summary>
    /// <param name="first">Kept widths, one a group; at least one.</param>
    /// <param name="second">Those of the other.</param>
    /// <exception cref="ArgumentException">They have not as many groups, or none.</exception>
    public static double Similarity(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count || first.Count == 0)
            throw new ArgumentException($"Structures of {first.Count} and {second.Count} groups cannot be compared.", nameof(second));
        return 1 - first.Zip(second).Average(static w => w.First == w.Second ? 0 : (double)Math.Abs(w.First - w.Second) / (w.First + w.Second));
    }

    /// <summary>All that later observations are compared with.</summary>
    internal (IReadOnlyList<int[]> Structures, double[] Values) Save() => (structures, [.. values]);

    /// <summary>Takes up what <see cref="Save"/> gave.</summary>
    internal void Load(IEnumerable<int[]> savedStructures, double[] savedValues)
    {
        structures.Clear();
        structures.AddRange(savedStructures);
        values.Clear();
        values.AddRange(savedValues);
    }
}
