using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

/// <summary>A training that is broken off and taken up again ends with the bits of one that was not.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private CheckpointFile Checkpoints(int interval) => new(folder.File("c"), new Dictionary<string, string> { ["k"] = "v" }, interval, static _ => { });

    [Theory]
    [InlineData(OptimizerKind.SGD)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    public void TrainingResumesToTheSameBits(OptimizerKind kind)
    {
        var options = new TrainingOptions { Epochs = 4, BatchSize = 48, LearningRate = 0.01, Optimizer = kind };
        var (expected, weights) = Train(options, null, stopAfter: 99);
        for (var stop = 0; stop < 3; stop++)
            Train(options, Checkpoints(1), stopAfter: stop);
        var (result, resumed) = Train(options, Checkpoints(1), stopAfter: 99);
        Assert.Equal(weights, resumed);
        Assert.Equal(expected!.Epochs, result!.Epochs);
    }

    /// <summary>Broken off after every batch in turn, and of a network that draws random numbers.</summary>
    [Fact]
    public void TrainingResumesInTheMiddleOfAnEpoch()
    {
        var options = new TrainingOptions { Epochs = 2, BatchSize = 48, LearningRate = 0.01, Optimizer = OptimizerKind.Adam };
        var (expected, weights) = TrainWithDropout(options, null, stopAfter: int.MaxValue);
        var late = new CheckpointFile(folder.File("late"), new Dictionary<string, string>(), 1, static _ => { }) { Period = TimeSpan.Zero };
        for (var run = 0; run < 9; run++)
            Assert.Null(TrainWithDropout(options, late, stopAfter: 1).Result);
        var (result, resumed) = TrainWithDropout(options, late, stopAfter: int.MaxValue);
        Assert.Equal(weights, resumed);
        Assert.Equal(expected!.Epochs, result!.Epochs);
    }

    private static (TrainingResult? Result, string Weights) TrainWithDropout(TrainingOptions options, CheckpointFile? checkpoints, int stopAfter)
    {
        random.manual_seed(1);
        using var net = nn.Sequential(nn.Flatten(), nn.Linear(192, 16), nn.ReLU(), nn.Dropout(0.5), nn.Linear(16, TinyNet.Classes));
        using var source = new CancellationTokenSource();
        var batches = 0;
        var trainer = new Trainer(options) { Steps = new Stop<TrainingStep>(_ => ++batches == stopAfter, source) };
        try
        {
            return (trainer.Train(net, TinyData.Create(200, 1), TinyData.Create(50, 2), CPU, checkpoints: checkpoints, cancellationToken: source.Token), StateDict.Fingerprint(net.state_dict()));
        }
        catch (OperationCanceledException)
        {
            return (null, "");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void GateTrainingResumesToTheSameScores(int noiseBatches)
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        var expected = TrainGates(dense, noiseBatches, null, stopAfter: 99)!;
        Assert.Null(TrainGates(dense, noiseBatches, Checkpoints(3), stopAfter: 7));
        Assert.Null(TrainGates(dense, noiseBatches, Checkpoints(3), stopAfter: 17));
        var result = TrainGates(dense, noiseBatches, Checkpoints(3), stopAfter: 99)!;
        Assert.Equal(expected.Scores, result.Scores);
        Assert.Equal(expected.Iterations, result.Iterations);
        // All is done, so nothing is left to run.
        Assert.Equal(expected.Scores, TrainGates(dense, noiseBatches, Checkpoints(3), stopAfter: 0)!.Scores);
    }

    private static (TrainingResult? Result, string Weights) Train(TrainingOptions options, CheckpointFile? checkpoints, int stopAfter)
    {
        random.manual_seed(1);
        using var net = TinyNet.Create();
        using var source = new CancellationTokenSource();
        try
        {
            var result = new Trainer(options).Train(
                net, TinyData.Create(200, 1), TinyData.Create(50, 2), CPU, new Stop<TrainingEpoch>(e => e.Index == stopAfter, source), checkpoints, cancellationToken: source.Token);
            return (result, StateDict.Fingerprint(net.state_dict()));
        }
        catch (OperationCanceledException)
        {
            return (null, "");
        }
    }

    private static AutoBotResult? TrainGates(TinyNet dense, int noiseBatches, CheckpointFile? checkpoints, int stopAfter)
    {
        using var gated = TinyNet.CreateGated(dense);
        using var source = new CancellationTokenSource();
        try
        {
            return new AutoBotTrainer(TinyNet.Architecture, CostTarget.Parse("50%", FlopsConvention.Mac), new AutoBotOptions { Iterations = 20, BatchSize = 48, ScoreWindowStart = 0.5, NoiseBatches = noiseBatches })
                .Train(gated, TinyData.Create(200, 1), new Stop<AutoBotIteration>(i => i.Index == stopAfter, source), checkpoints, source.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class Stop<T>(Func<T, bool> when, CancellationTokenSource source) : IProgress<T>
    {
        public void Report(T value)
        {
            if (when(value))
                source.Cancel();
        }
    }
}
