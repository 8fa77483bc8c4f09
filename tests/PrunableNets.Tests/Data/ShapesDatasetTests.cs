using System.Linq;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class ShapesDatasetTests
{
    /// <summary>Every published figure on this data set rests on these bytes: a change of the drawing is a new data set.</summary>
    [Fact]
    public void TheImagesNeverChange()
    {
        Assert.Equal("a0bab5807f57e82e6e8763b061c7d7756ea272f731f67ee327876c9e2d2183f3", ShapesDataset.Train(100).Fingerprint);
        Assert.Equal("2bc170c1effbf4ecc4192066dbad98238c2ffd10ee44a2b7f004c71853ae0b6f", ShapesDataset.Test(100).Fingerprint);
    }

    [Fact]
    public void ASmallerSetBeginsALargerOne() =>
        Assert.Equal(ShapesDataset.Train(30).Fingerprint, ShapesDataset.Train(60).Take(30).Fingerprint);

    [Fact]
    public void StreamsAndSeedsShareNoImage()
    {
        var images = new[] { ShapesDataset.Train(200), ShapesDataset.Test(200), ShapesDataset.Train(200, seed: 1) }
            .SelectMany(dataset => Enumerable.Range(0, 200).Select(i => System.Convert.ToBase64String(dataset.Image(i))));
        Assert.Equal(600, images.Distinct().Count());
    }

    [Fact]
    public void ClassesAreBalancedAndNamed()
    {
        var dataset = ShapesDataset.Train(50);
        Assert.All(Enumerable.Range(0, 50).GroupBy(dataset.Label), group => Assert.Equal(5, group.Count()));
        Assert.Equal(10, dataset.ClassNames.Distinct().Count());
        Assert.Equal(("circle", "arrow"), (dataset.ClassNames[0], dataset.ClassNames[9]));
    }

    /// <summary>The mean image of a class must not give it away, or a linear classifier would do.</summary>
    [Fact]
    public void ClassMeansAreAlike()
    {
        var dataset = ShapesDataset.Train(4_000);
        var means = Enumerable.Range(0, 10).Select(c => Enumerable.Range(0, dataset.Count / 10)
            .Average(i => dataset.Image(10 * i + c).ToArray().Average(value => value)));
        Assert.All(means, mean => Assert.InRange(mean, 115, 140));
    }
}
