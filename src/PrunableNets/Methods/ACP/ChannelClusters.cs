using System;
using System.Linq;

namespace PrunableNets;

/// <summary>Agglomerative clustering with average linkage.</summary>
internal static class ChannelClusters
{
    /// <summary>
    /// Puts together the two most similar clusters, again and again, while they are similar enough. Of equal ones, the first.
    /// </summary>
    /// <param name="similarity">[C x C], row by row, symmetric.</param>
    /// <param name="count">C.</param>
    /// <param name="least">What the mean similarity between the members of two clusters has to be.</param>
    /// <returns>The cluster of each channel, numbered in the order of their first channels.</returns>
    public static int[] Of(double[] similarity, int count, double least)
    {
        var (mean, sizes) = ((double[])similarity.Clone(), Enumerable.Repeat(1, count).ToArray());
        var clusters = Enumerable.Range(0, count).ToArray();
        var nearest = Enumerable.Range(0, count).Select(Nearest).ToArray();
        while (true)
        {
            var first = -1;
            for (var c = 0; c < count; c++)
                if (sizes[c] > 0 && nearest[c] >= 0 && (first < 0 || Height(c) > Height(first)))
                    first = c;
            if (first < 0 || !(Height(first) >= least))
                break;
            Merge(Math.Min(first, nearest[first]), Math.Max(first, nearest[first]));
        }
        var names = clusters.Distinct().ToArray();
        return [.. clusters.Select(c => Array.IndexOf(names, c))];

        double Height(int cluster) => mean[(cluster * count) + nearest[cluster]];

        int Nearest(int cluster)
        {
            var best = -1;
            for (var c = 0; c < count; c++)
                if (c != cluster && sizes[c] > 0 && (best < 0 || mean[(cluster * count) + c] > mean[(cluster * count) + best]))
                    best = c;
            return best;
        }

        void Merge(int into, int from)
        {
            for (var c = 0; c < count; c++)
                mean[(into * count) + c] = mean[(c * count) + into] =
                    ((sizes[into] * mean[(into * count) + c]) + (sizes[from] * mean[(from * count) + c])) / (sizes[into] + sizes[from]);
            (sizes[into], sizes[from]) = (sizes[into] + sizes[from], 0);
            for (var c = 0; c < count; c++)
                if (clusters[c] == from)
                    clusters[c] = into;
            // A mean is never above both of its parts, so whoever was nearest to another cluster still is.
            for (var c = 0; c < count; c++)
                if (sizes[c] > 0 && (c == into || nearest[c] == into || nearest[c] == from))
                    nearest[c] = Nearest(c);
        }
    }
}
