using System;
using System.Linq;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Densities against those worked out by hand.</summary>
public sealed class ErkTests
{
    // 100 weights, 20 / 100; 10 weights, 7 / 10.
    private static readonly long[][] s_two = [[10, 10], [2, 5]];

    // 288 weights, 18 / 288; 108 weights, 13 / 108; 80 weights, 18 / 80.
    private static readonly long[][] s_three = [[8, 4, 3, 3], [4, 3, 3, 3], [10, 8]];

    [Fact]
    public void OneEpsilonServesLayersThatStayBelowDense() =>
        // 0.2 x 110 = 22 weights = epsilon (20 + 7).
        AssertClose([22 / 27.0 * 0.2, 22 / 27.0 * 0.7], Erk.Densities(s_two, 0.2));

    [Fact]
    public void ALayerThatWouldBeMoreThanDenseIsDenseAndTheOthersTakeTheRest()
    {
        // 55 weights; epsilon = 55 / 27 would give the second 1.43. Dense, it takes 10, and the first has 45 of its 100.
        AssertClose([0.45, 1], Erk.Densities(s_two, 0.5));
        // 238 = 4.857 (18 + 13 + 18) would give the third 1.09; then 158 = 5.097 (18 + 13).
        AssertClose([158 / 31.0 * 0.0625, 158 / 31.0 * 13 / 108, 1], Erk.Densities(s_three, 0.5));
    }

    [Fact]
    public void ALayerMayBecomeTooDenseOnlyOnceAnotherOneIsFull() =>
        // 342.72 = 6.994 (18 + 13 + 18): the second has 0.84. With the third full 262.72 = 8.475 (18 + 13): 1.02. 154.72 are left for the
        // first.
        AssertClose([154.72 / 288, 1, 1], Erk.Densities(s_three, 0.72));

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void TogetherTheyAreTheDensityThatWasAskedFor(double density)
    {
        var densities = Erk.Densities(s_three, density);
        Assert.All(densities, static d => Assert.InRange(d, 0, 1));
        Assert.Equal(density * 476, s_three.Select((s, i) => s.Aggregate(1L, static (p, d) => p * d) * densities[i]).Sum(), 1e-9);
    }

    [Fact]
    public void WhatIsNoDensityOrNoWeightIsRefused()
    {
        Assert.Equal("density", Assert.Throws<ArgumentOutOfRangeException>(() => Erk.Densities(s_two, 0)).ParamName);
        Assert.Equal("density", Assert.Throws<ArgumentOutOfRangeException>(() => Erk.Densities(s_two, 1.1)).ParamName);
        Assert.Equal("shapes", Assert.Throws<ArgumentException>(() => Erk.Densities([[10L]], 0.5)).ParamName);
    }

    private static void AssertClose(double[] expected, System.Collections.Generic.IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }
}
