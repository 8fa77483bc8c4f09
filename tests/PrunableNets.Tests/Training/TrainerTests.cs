using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingOptions Short = new() { Epochs = 3, BatchSize = 50, LearningRate = 0.1, WeightDecay = 5e-4, Augmentation = null };

    private static (TrainingResult Result, TinyNet Net) Train(TrainingOptions options, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default)
    {
        random.manual_seed(1);
        var net = TinyNet.Create();
        return (new Trainer(options).Train(net, TinyData.Create(520, 1), TinyData.Create(100, 2), CPU, progress, cancellationToken: cancellationToken), net);
    }

    [Fact]
    public void ANetworkLearnsAndLastAndBestEpochsAreTold()
    {
        var (result, net) = Train(Short with { Epochs = 6 });
        using var _ = net;
        Assert.Equal(6, result.Epochs.Count);
        Assert.InRange(result.Last.Test.Share, 0.9, 1);
        Assert.True(result.Epochs[5].Loss < result.Epochs[0].Loss / 2);
        Assert.Equal(result.Epochs.Max(e => e.Test.Correct), result.Best.Test.Correct);
        Assert.Equal(result.Last.Test, Evaluation.Measure(net, TinyData.Create(100, 2), CPU, Short.BatchSize));
    }

    [Fact]
    public void TheSameSeedGivesTheSameNetwork()
    {
        var (first, a) = Train(Short);
        var (second, b) = Train(Short);
        var (third, c) = Train(Short with { Seed = 1 });
        Assert.Equal(first.Epochs, second.Epochs);
        Assert.NotEqual(first.Epochs, third.Epochs);
        Array.ForEach([a, b, c], n => n.Dispose());
    }

    [Theory]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    public void OtherOptimizersLearnToo(OptimizerKind kind)
    {
        var (result, net) = Train(Short with { Epochs = 6, Optimizer = kind, LearningRate = 0.01 });
        net.Dispose();
        Assert.InRange(result.Last.Test.Share, 0.9, 1);
    }

    [Fact]
    public void LabelSmoothingRaisesTheLossOfASureNetwork()
    {
        var (plain, a) = Train(Short);
        var (smooth, b) = Train(Short with { LabelSmoothing = 0.2 });
        Assert.True(smooth.Last.Loss > plain.Last.Loss + 0.1);
        Array.ForEach([a, b], n => n.Dispose());
    }

    [Fact]
    public void CancellingStopsTheRun()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<int>();
        Assert.ThrowsAny<OperationCanceledException>(() => Train(Short, new Callback(e =>
        {
            seen.Add(e.Index);
            source.Cancel();
        }), source.Token));
        Assert.Equal([0], seen);
    }

    [Fact]
    public void ADivergingRunIsTold()
    {
        var error = Assert.Throws<DivergedException>(() => Train(Short with { LearningRate = 1e30 }));
        Assert.Contains("lower the learning rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsOutOfRangeAreNamed()
    {
        Assert.Equal("Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new TrainingOptions { Epochs = 0 })).ParamName);
        Assert.Equal("WarmUpEpochs", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(Short with { WarmUpEpochs = 3 })).ParamName);
        Assert.Equal("WarmUpEpochs", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(Short with { WarmUpEpochs = 1, Schedule = LearningRateSchedule.OneCycle })).ParamName);
        Assert.Equal("StepFactor", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(Short with { StepFactor = 2 })).ParamName);
        Assert.Equal("Distillation:Weight", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(Short with { Distillation = new DistillationOptions { Weight = 2 } })).ParamName);
        Assert.Equal("Momentum", Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(new TrainingOptions { Momentum = 1 })).ParamName);
    }

    private sealed class Callback(Action<TrainingEpoch> report) : IProgress<TrainingEpoch>
    {
        public void Report(TrainingEpoch value) => report(value);
    }
}
