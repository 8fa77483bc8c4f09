using System;
using System.Linq;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>
/// Affinity propagation (Frey and Dueck, "Clustering by Passing Messages Between Data Points", Science 2007), step by step as scikit-learn
/// has it: points choose exemplars among themselves, and how many follows from the preferences.
/// </summary>
internal static class AffinityPropagation
{
    // As scikit-learn, which draws its noise from NumPy; small enough to decide between nothing but equals.
    private const double Jitter = 1e-12;

    /// <param name="similarity">[n, n]: how well point k would stand for point i, at [i, k]; the diagonal is not read.</param>
    /// <param name="preference">[n]: how well each point stands for itself; the lower, the fewer exemplars.</param>
    /// <param name="options">Damping, limits, and the seed of what breaks ties.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static ExemplarClusters Cluster(double[,] similarity, double[] preference, EPrunerOptions options)
    {
        var n = preference.Length;
        if (n == 0 || similarity.GetLength(0) != n || similarity.GetLength(1) != n)
            throw new ArgumentException($"{similarity.Length} similarities do not go with {n} preferences.", nameof(similarity));
        if (AreAllEqual(similarity, preference))
        {
            // Messages would go to and fro for ever.
            var apart = n == 1 || preference[0] > similarity[0, 1];
            var all = Enumerable.Range(0, n).ToArray();
            return apart ? new ExemplarClusters(all, all, 0, true) : new ExemplarClusters([0], new int[n], 0, true);
        }
        var s = Similarities(similarity, preference, options.Seed);
        var messages = new AffinityMessages(s, n, options.Damping);
        var (decisions, steady, converged, iterations) = (new bool[n], 0, false, 0);
        while (iterations < options.Iterations && !converged)
        {
            var changed = messages.Pass(decisions);
            iterations++;
            steady = changed ? 1 : steady + 1;
            converged = iterations > options.SteadyIterations && steady >= options.SteadyIterations && decisions.Contains(true);
        }
        var exemplars = Enumerable.Range(0, n).Where(i => decisions[i]).ToArray();
        // Where messages never settled on any, the point that is nearest to all others.
        return Settle(s, n, exemplars.Length > 0 ? exemplars : [Best(s, n, Enumerable.Range(0, n).ToArray())], iterations, converged);
    }

    private static bool AreAllEqual(double[,] similarity, double[] preference)
    {
        var n = preference.Length;
        for (var i = 0; i < n; i++)
            for (var k = 0; k < n; k++)
                if (i == k ? preference[i] != preference[0] : similarity[i, k] != similarity[0, 1])
                    return false;
        return true;
    }

    private static double[] Similarities(double[,] similarity, double[] preference, ulong seed)
    {
        var n = preference.Length;
        var random = SplitMix64.ForKey(seed, 0, 11);
        var s = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                var value = i == k ? preference[i] : similarity[i, k];
                s[(i * n) + k] = value + (Jitter * value * random.NextDouble(-1, 1));
            }
        }
        return s;
    }

    /// <summary>Assigns every point to its most similar exemplar, and makes the best point of each cluster its exemplar.</summary>
    private static ExemplarClusters Settle(double[] s, int n, int[] exemplars, int iterations, bool converged)
    {
        var labels = Assign(s, n, exemplars);
        var central = exemplars.Select(e => Best(s, n, [.. Enumerable.Range(0, n).Where(i => labels[i] == e)])).Order().ToArray();
        return new ExemplarClusters(central, Assign(s, n, central), iterations, converged);
    }

    private static int[] Assign(double[] s, int n, int[] exemplars)
    {
        var labels = Enumerable.Range(0, n).Select(i => exemplars.MaxBy(e => s[(i * n) + e])).ToArray();
        foreach (var exemplar in exemplars)
            labels[exemplar] = exemplar;
        return labels;
    }

    /// <summary>The point of a cluster that its points, itself included, are most similar to.</summary>
    private static int Best(double[] s, int n, int[] cluster) => cluster.MaxBy(k => cluster.Sum(i => s[(i * n) + k]));
}
