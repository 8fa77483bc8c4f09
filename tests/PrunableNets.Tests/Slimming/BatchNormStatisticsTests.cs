using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Slimming;

public sealed class BatchNormStatisticsTests
{
    private static readonly ImageDataset Images = TinyData.Create(64, 1);

    private static BatchLoader Loader => new(Images, new BatchLoaderOptions { BatchSize = 16, Seed = 5 });

    [Fact]
    public void TheyAreTheAveragesOverTheBatchesInTheOrderOfTheSeed()
    {
        using var scope = NewDisposeScope();
        var first = BatchNorm2d(3);
        var model = Sequential(first, Dropout(0.5), Conv2d(3, 4, 3), BatchNorm2d(4, track_running_stats: false));
        first.running_mean!.fill_(7);
        model.eval();
        Assert.Equal(1, BatchNormStatistics.Measure(model, Loader, 3));

        var batches = Loader.Epoch(0).Take(3).Select(static b => b.Inputs[0]).ToArray();
        var means = stack([.. batches.Select(static x => x.mean([0, 2, 3]))], 0).mean([0]);
        var variances = stack([.. batches.Select(static x => x.var([0, 2, 3]))], 0).mean([0]);
        Assert.True(first.running_mean!.allclose(means, 1e-4, 1e-5));
        Assert.True(first.running_var!.allclose(variances, 1e-4, 1e-5));
        Assert.Equal(0.1, first.momentum);
    }

    [Fact]
    public void DropoutIsOffAndTheModeAndTheWeightsStay()
    {
        using var scope = NewDisposeScope();
        var norm = BatchNorm2d(3);
        var model = Sequential(Dropout(0.9), norm, Conv2d(3, 4, 3));
        var weights = model.parameters().Select(static p => p.clone()).ToArray();
        model.train();
        BatchNormStatistics.Measure(model, Loader, 2);
        var once = norm.running_var!.clone();
        BatchNormStatistics.Measure(model, Loader, 2);
        Assert.True(once.equal(norm.running_var).all().ToBoolean());
        Assert.True(model.training && norm.training);
        Assert.All(model.parameters().Zip(weights), static p => Assert.True(p.First.equal(p.Second).all().ToBoolean()));
        Assert.All(model.parameters(), static p => Assert.Null(p.grad));
    }

    [Fact]
    public void NoBatchesAreRefusedBeforeAnythingIsForgotten()
    {
        using var norm = BatchNorm2d(3);
        norm.running_mean!.fill_(7);
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchNormStatistics.Measure(norm, Loader, 0));
        Assert.Equal(7, norm.running_mean[0].ToSingle());
    }
}
