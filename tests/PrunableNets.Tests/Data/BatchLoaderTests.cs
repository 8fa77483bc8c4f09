using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets.Tests.Data;

public sealed class BatchLoaderTests
{
    [Fact]
    public void ABatchHasNormalisedFloatsAndIntegerLabels()
    {
        using var batch = BatchLoader.Sequential(SmallDataset.Create(5), 3).Batch(0, 1);
        Assert.Equal([2, 1, 2, 2], batch.Inputs[0].shape);
        Assert.Equal(torch.ScalarType.Float32, batch.Inputs[0].dtype);
        Assert.Equal(torch.ScalarType.Int64, batch.Target.dtype);
        Assert.Equal([0L, 1L], batch.Target.data<long>().ToArray());
        Assert.Equal((3 / 255f - 0.25f) / 0.5f, batch.Inputs[0][0, 0, 1, 1].item<float>());
    }

    [Fact]
    public void EachChannelHasItsOwnStatistics()
    {
        var dataset = new ImageDataset([51, 102, 153], [0], new ImageShape(3, 1, 1), ["a"], new Normalization([0.1f, 0.2f, 0.4f], [0.1f, 1f, 0.5f]));
        using var batch = BatchLoader.Sequential(dataset).Batch(0, 0);
        Assert.Equal([1.0, 0.2, 0.4], batch.Inputs[0].data<float>().ToArray().Select(value => Math.Round(value, 5)));
    }

    [Fact]
    public void AnEpochShowsEveryImageOnceInAnOrderOfItsOwn()
    {
        var loader = new BatchLoader(SmallDataset.Create(50), new BatchLoaderOptions { BatchSize = 8 });
        var first = Indices(loader.Epoch(0)).ToArray();
        var second = Indices(loader.Epoch(1)).ToArray();
        Assert.Equal(Enumerable.Range(0, 50), first.Order());
        Assert.Equal(Enumerable.Range(0, 50), second.Order());
        Assert.NotEqual(Enumerable.Range(0, 50), first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void WithoutShufflingTheOrderIsKept() =>
        Assert.Equal(Enumerable.Range(0, 50), Indices(BatchLoader.Sequential(SmallDataset.Create(50), 8).Epoch(0)));

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 6)]
    public void TheIncompleteBatchIsKeptOrDropped(bool dropLast, int batches)
    {
        var loader = new BatchLoader(SmallDataset.Create(50), new BatchLoaderOptions { BatchSize = 8, DropLast = dropLast });
        Assert.Equal(batches, loader.BatchesPerEpoch);
        Assert.Equal(Math.Min(50, batches * 8), Indices(loader.Epoch(0)).Count());
    }

    [Fact]
    public void ABatchIsAFunctionOfItsPosition()
    {
        var dataset = ShapesDataset.Train(40);
        var options = new BatchLoaderOptions { BatchSize = 8, Seed = 5, Augmentation = new RandomCropFlip() };
        var visited = new BatchLoader(dataset, options).Endless().Take(12).Select(Content).ToArray();
        var loader = new BatchLoader(dataset, options);
        Assert.Equal(visited[11], Content(loader.Batch(2, 1)));
        Assert.Equal(visited[3], Content(loader.Batch(0, 3)));
        Assert.Equal(visited[7..], loader.Endless(startIteration: 7).Take(5).Select(Content));
        Assert.Equal(visited[7..10], loader.Epoch(1, start: 2).Select(Content));
        Assert.NotEqual(visited[3], Content(new BatchLoader(dataset, options with { Seed = 6 }).Batch(0, 3)));
    }

    [Fact]
    public void AugmentationChangesImagesAndNotLabels()
    {
        var plain = new BatchLoaderOptions { BatchSize = 8, Seed = 5 };
        var dataset = ShapesDataset.Train(8);
        using var before = new BatchLoader(dataset, plain).Batch(0, 0);
        using var after = new BatchLoader(dataset, plain with { Augmentation = new RandomCropFlip() }).Batch(0, 0);
        Assert.Equal(before.Target.data<long>().ToArray(), after.Target.data<long>().ToArray());
        Assert.NotEqual(before.Inputs[0].data<float>().ToArray(), after.Inputs[0].data<float>().ToArray());
    }

    [Fact]
    public void ALastBatchOfOneSampleIsLeftOutWhereTrainingAsksForIt()
    {
        Assert.Equal(4, new BatchLoader(SmallDataset.Create(10), new BatchLoaderOptions { BatchSize = 3 }).BatchesPerEpoch);
        Assert.Equal(3, new BatchLoader(SmallDataset.Create(10), new BatchLoaderOptions { BatchSize = 3, DropSingle = true }).BatchesPerEpoch);
        Assert.Equal(4, new BatchLoader(SmallDataset.Create(11), new BatchLoaderOptions { BatchSize = 3, DropSingle = true }).BatchesPerEpoch);
        Assert.Equal(1, new BatchLoader(SmallDataset.Create(1), new BatchLoaderOptions { BatchSize = 3, DropSingle = true }).BatchesPerEpoch);
        Assert.Equal(3, new AutoBotOptions { BatchSize = 3 }.CreateLoader(SmallDataset.Create(10), torch.CPU).BatchesPerEpoch);
    }

    [Fact]
    public void BatchesLiveInTheScopeThatAskedForThem()
    {
        var loader = BatchLoader.Sequential(SmallDataset.Create(6), 3);
        Batch batch;
        using (torch.NewDisposeScope())
            batch = loader.Epoch(0).First();
        Assert.True(batch.Inputs[0].IsInvalid);
        Assert.True(batch.Target.IsInvalid);
        using var free = loader.Epoch(0).First();
        Assert.False(free.Inputs[0].IsInvalid);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        var dataset = SmallDataset.Create(6);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(dataset, new BatchLoaderOptions { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchLoader(dataset, new BatchLoaderOptions { Prefetch = 0 }));
        Assert.Throws<ArgumentException>(() => new BatchLoader(dataset, new BatchLoaderOptions { BatchSize = 7, DropLast = true }));
        Assert.Throws<ArgumentException>(() => BatchLoader.Sequential(dataset.Take(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchLoader.Sequential(dataset, 3).Batch(0, 2));
    }

    /// <summary>The images of a <see cref="SmallDataset"/>, recognised by their value.</summary>
    private static IEnumerable<int> Indices(IEnumerable<Batch> batches)
    {
        foreach (var batch in batches)
        {
            using (batch)
            {
                foreach (var value in batch.Inputs[0].mean([1L, 2L, 3L]).data<float>().ToArray())
                    yield return (int)Math.Round((value * 0.5 + 0.25) * 255);
            }
        }
    }

    private static string Content(Batch batch)
    {
        using (batch)
            return string.Join(' ', batch.Inputs[0].data<float>().ToArray()) + string.Join(' ', batch.Target.data<long>().ToArray());
    }
}
