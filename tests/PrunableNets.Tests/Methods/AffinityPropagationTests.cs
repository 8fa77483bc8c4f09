using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class AffinityPropagationTests : IDisposable
{
    private static readonly double[] s_line = [0, 1, 2, 100, 101, 102];

    // Three squares with a point inside each, the last of its four.
    private static readonly double[] s_plane = [0, 0, 1, 0, 0, 1, 0.2, 0.3, 10, 0, 11, 0, 10, 1, 10.3, 0.2, 0, 10, 1, 10, 0, 11, 0.3, 10.3];

    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    private static FilterSimilarity Similarity(double[] coordinates, int dimensions) =>
        FilterSimilarity.Of(tensor(coordinates, float64).reshape(-1, dimensions));

    private static ExemplarClusters Cluster(FilterSimilarity similarity, double preference, ulong seed = 0) =>
        AffinityPropagation.Cluster(similarity.Values, [.. similarity.Medians.Select(_ => preference)], new EPrunerOptions { Seed = seed });

    [Theory]
    [InlineData(-1.5)]
    [InlineData(-100)]
    [InlineData(-1000)]
    public void TwoClustersHaveTheirMiddlePointsAsExemplars(double preference)
    {
        var found = Cluster(Similarity(s_line, 1), preference);
        Assert.Equal([1, 4], found.Exemplars);
        Assert.Equal([1, 1, 1, 4, 4, 4], found.Labels);
        Assert.True(found.Converged);
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(-5)]
    [InlineData(-50)]
    public void ThreeClustersHaveTheirMostCentralPointsAsExemplars(double preference)
    {
        for (ulong seed = 0; seed < 4; seed++)
        {
            var found = Cluster(Similarity(s_plane, 2), preference, seed);
            Assert.Equal([3, 7, 11], found.Exemplars);
            Assert.Equal([3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11], found.Labels);
        }
    }

    /// <summary>What scikit-learn 1.2.1 gives for the same points, the median of the columns times beta as preferences.</summary>
    [Theory]
    [InlineData(1, 20, 3, 0.7, 19, new[] { 14, 6, 9, 13, 13, 13, 6, 13, 6, 9, 6, 13, 9, 13, 14, 13, 13, 6, 14, 14 })]
    [InlineData(2, 24, 4, 0.5, 20, new[] { 0, 18, 2, 16, 0, 2, 16, 2, 0, 18, 10, 11, 19, 18, 11, 19, 16, 11, 18, 19, 10, 21, 19, 21 })]
    [InlineData(3, 16, 2, 1.0, 20, new[] { 2, 2, 2, 2, 4, 12, 6, 4, 6, 6, 2, 2, 12, 6, 6, 6 })]
    public void ItIsThatOfScikitLearn(int key, int points, int dimensions, double beta, int iterations, int[] labels)
    {
        var found = Similarity(Drawn.Numbers(points * dimensions, 0, (ulong)key), dimensions).Cluster(beta, new EPrunerOptions());
        Assert.Equal(labels, found.Labels);
        Assert.Equal(labels.Distinct().Order(), found.Exemplars);
        Assert.Equal(iterations, found.Iterations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void ThereAreMoreExemplarsTheHigherThePreference(int key)
    {
        double[] preferences = [-10, -5, -2, -1, -0.5, -0.2, -0.1, -0.05, -0.01, -0.001, 0];
        var similarity = Similarity(Drawn.Numbers(90, 0, (ulong)key), 3);
        var counts = preferences.Select(p => Cluster(similarity, p).Exemplars.Length).ToArray();
        Assert.Equal(counts.Order(), counts);
        Assert.Equal((1, 30), (counts[0], counts[^1]));
    }

    [Fact]
    public void EqualPointsHaveOneExemplarUnlessEachPrefersItself()
    {
        var similarity = Similarity([7, 7, 7, 7], 1);
        Assert.Equal([0], Cluster(similarity, 0).Exemplars);
        Assert.Equal([0, 0, 0, 0], Cluster(similarity, 0).Labels);
        Assert.Equal([0, 1, 2, 3], Cluster(similarity, 1).Exemplars);
    }

    [Fact]
    public void TiesAreBrokenTheSameWayEachTime()
    {
        var square = Similarity([0, 0, 1, 0, 0, 1, 1, 1], 2);
        foreach (var preference in new[] { -0.1, -1, -1.5, -2, -5 })
        {
            var (first, again) = (Cluster(square, preference), Cluster(square, preference));
            Assert.Equal(first.Labels, again.Labels);
            Assert.Equal(first.Exemplars, first.Labels.Distinct().Order());
        }
    }

    [Fact]
    public void MediansAreOverWholeColumns()
    {
        var similarity = Similarity([0, 1, 3], 1);
        Assert.Equal(new double[,] { { 0, -1, -9 }, { -1, 0, -4 }, { -9, -4, 0 } }, similarity.Values);
        Assert.Equal([-1.0, -1.0, -4.0], similarity.Medians);
        Assert.Equal([-2.0, -2.0], Similarity([0, 2], 1).Medians);
    }
}
