using System;
using System.Linq;

namespace PrunableNets.Tests.Early;

public sealed class StructureStabilityTests
{
    [Fact]
    public void SimilarityIsThatComputedByHand()
    {
        Assert.Equal(1.0, StructureStability.Similarity([4, 6], [4, 6]));
        // (2 / 6 + 0 / 12) / 2 off 1.
        Assert.Equal(5.0 / 6, StructureStability.Similarity([4, 6], [2, 6]), 1e-12);
        Assert.Equal(5.0 / 6, StructureStability.Similarity([2, 6], [4, 6]), 1e-12);
        Assert.Equal(1.0, StructureStability.Similarity([0], [0]));
        Assert.Throws<ArgumentException>(() => StructureStability.Similarity([1], [1, 2]));
    }

    /// <summary>Widths 8, 6, 6, .. : the first indicator is (6/7 + 4) / 5 = 0.97, the second 1.</summary>
    [Theory]
    [InlineData(0.95, 6)]
    [InlineData(0.98, 7)]
    [InlineData(1.0, 7)]
    public void ItFiresAtTheStructureComputedByHand(double threshold, int structure)
    {
        var stability = new StructureStability(threshold);
        int[] widths = [8, 6, 6, 6, 6, 6, 6, 6];
        Assert.Equal(structure, Array.FindIndex(widths, w => stability.Observe([w])) + 1);
        Assert.Equal((6.0 / 7 + 4) / 5, stability.Values[0], 1e-12);
    }

    /// <summary>After the indicator 1, that of a width of 8 among 6 is 6/7: above the threshold, but lower than before, and so is the next.</summary>
    [Fact]
    public void AFallingIndicatorDoesNotFire()
    {
        var stability = new StructureStability(0.8);
        int[] widths = [6, 6, 6, 6, 6, 6, 8, 6];
        var told = widths.Select(w => stability.Observe([w])).ToArray();
        Assert.Equal(5, Array.IndexOf(told, true));
        Assert.Equal(1, told.Count(static t => t));
        double[] expected = [1, 6.0 / 7, (6.0 / 7 + 4) / 5];
        Assert.Equal(3, stability.Values.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], stability.Values[i], 1e-12);
    }
}
