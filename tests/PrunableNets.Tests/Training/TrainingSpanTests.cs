using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Training;

/// <summary>A training in two parts, with a cut between them.</summary>
public sealed class TrainingSpanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static TrainingOptions Options(OptimizerKind kind = OptimizerKind.SGD) =>
        new() { Epochs = 4, BatchSize = 48, LearningRate = 0.01, Optimizer = kind, WarmUpEpochs = 1, Augmentation = null };

    /// <summary>The plan keeps everything, so that both parts are the whole.</summary>
    [Theory]
    [InlineData(OptimizerKind.SGD, 2)]
    [InlineData(OptimizerKind.SGD, 0)]
    [InlineData(OptimizerKind.Adam, 1)]
    [InlineData(OptimizerKind.AdamW, 3)]
    public void TwoPartsAreBitForBitTheWhole(OptimizerKind kind, int epoch)
    {
        using var whole = Fresh();
        using var all = Train(Options(kind), new TrainingSpan(), whole);
        using var dense = Fresh();
        using var before = Train(Options(kind), new TrainingSpan { Stop = At(epoch) }, dense);
        Assert.Equal(epoch, before.Epochs.Count);
        var plan = PruningPlan.Full(TinyNet.Architecture);
        using var slim = TinyNet.CreateSlim(dense, plan);
        using var moments = before.Moments!.Cut(TinyNet.Architecture, plan);
        using var rest = Train(Options(kind), new TrainingSpan { Begin = epoch, Moments = moments }, slim);
        Assert.Equal(all.Epochs, before.Epochs.Concat(rest.Epochs));
        Assert.Equal(4 - epoch, rest.Passes.Count);
        Assert.Equal(StateDict.Fingerprint(whole.state_dict()), StateDict.Fingerprint(slim.state_dict()));
    }

    [Theory]
    [InlineData(PruningMoment.Paper, 0.3)]
    [InlineData(PruningMoment.Paper, 0.9)]
    [InlineData(PruningMoment.Paper, 0.99)]
    [InlineData(PruningMoment.Released, 0.2)]
    [InlineData(PruningMoment.Released, 0.6)]
    public void ItStopsAtTheEpochThatTheDetectorAloneSays(PruningMoment moment, double sparsity)
    {
        var watch = new Watch(new LazyKernelDetector(moment == PruningMoment.Paper ? LazyKernelRule.Paper : LazyKernelRule.Released, sparsity));
        using var watched = Fresh();
        using var all = Train(Options(), new TrainingSpan { Stop = watch }, watched);
        var stop = new EarlyStop(new EarlyPruningOptions { Moment = moment, Sparsity = sparsity }, 4, sparsity, static () => []);
        using var net = Fresh();
        using var before = Train(Options(), new TrainingSpan { Stop = stop }, net);
        var expected = watch.Told ?? 3;
        Assert.Equal((Math.Min(expected, 3), watch.Told <= 3), (stop.Epoch!.Value, stop.IsTold));
        Assert.Equal(stop.Epoch, before.Epochs.Count);
        Assert.Equal(watch.Detector.Distances.Take(stop.Figures.Count), stop.Figures);
    }

    [Theory]
    [InlineData(PruningMoment.Paper)]
    [InlineData(PruningMoment.Released)]
    [InlineData(PruningMoment.Stability)]
    public void APartThatIsBrokenOffResumesToTheSameMoment(PruningMoment moment)
    {
        var (expected, weights) = Stopped(moment, null, stopAfter: 99)!.Value;
        Assert.Null(Stopped(moment, Checkpoints(), stopAfter: 0));
        Assert.Null(Stopped(moment, Checkpoints(), stopAfter: 6));
        for (var again = 0; again < 2; again++)
        {
            var (told, resumed) = Stopped(moment, Checkpoints(), stopAfter: 99)!.Value;
            Assert.Equal(expected, told);
            Assert.Equal(weights, resumed);
        }
    }

    [Fact]
    public void ATrainingWithoutAStopHasNothingOfItInItsCheckpoints()
    {
        using var net = Fresh();
        new Trainer(Options()).Train(net, TinyData.Create(96, 1), TinyData.Create(50, 2), CPU, checkpoints: Checkpoints());
        using var checkpoint = Checkpoints().Load();
        Assert.DoesNotContain(checkpoint!.Tensors.Keys, static k => k.StartsWith("stop.", StringComparison.Ordinal));
        Assert.Equal(net.state_dict().Count + 2, checkpoint.Tensors.Count);
    }

    private CheckpointFile Checkpoints() => new(folder.File("c"), new Dictionary<string, string> { ["k"] = "v" }, 1, static _ => { });

    /// <summary>What told the moment, and a fingerprint of weights and moments; null where the training was cancelled.</summary>
    private static (string Told, string Weights)? Stopped(PruningMoment moment, CheckpointFile? checkpoints, int stopAfter)
    {
        using var net = Fresh();
        // None tells so before the latest epoch; the one width changes with the weights.
        var early = new EarlyPruningOptions { Moment = moment, Sparsity = moment == PruningMoment.Paper ? 0.999999 : 0.899999, Threshold = 1 };
        var stop = new EarlyStop(early, 9, early.Sparsity ?? 0.5, () => [1 + (int)(1e6 * net.get_parameter("conv1.weight")!.abs().max().ToDouble()) % 50]);
        using var source = new CancellationTokenSource();
        try
        {
            using var part = Train(Options() with { Epochs = 9 }, new TrainingSpan { Stop = stop }, net, checkpoints, new Cancel(stopAfter, source), source.Token);
            return (string.Join("; ", stop.Evidence), StateDict.Fingerprint(net.state_dict().Concat(part.Moments!.Tensors.ToArray())));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static EarlyStop At(int epoch) => new(new EarlyPruningOptions { Moment = PruningMoment.Epoch, Epoch = epoch }, 4, sparsity: 0.5, static () => []);

    private static TinyNet Fresh()
    {
        random.manual_seed(1);
        return TinyNet.Create();
    }

    private static TrainedSpan Train(
        TrainingOptions options, TrainingSpan span, Module model, CheckpointFile? checkpoints = null, IProgress<TrainingEpoch>? progress = null, CancellationToken cancellationToken = default) =>
        new Trainer(options).Train(span, model, TinyData.Create(200, 1), TinyData.Create(50, 2), CPU, progress, checkpoints, cancellationToken: cancellationToken);

    private sealed class Cancel(int after, CancellationTokenSource source) : IProgress<TrainingEpoch>
    {
        public void Report(TrainingEpoch value)
        {
            if (value.Index == after)
                source.Cancel();
        }
    }

    /// <summary>Shows the network to a detector and lets the training go on.</summary>
    private sealed class Watch(LazyKernelDetector detector) : ITrainingStop
    {
        public LazyKernelDetector Detector => detector;

        public int? Told { get; private set; }

        public bool IsReached => false;

        public void Observe(Module model, int epochs)
        {
            if (detector.Observe(model))
                Told ??= epochs;
        }

        public IEnumerable<KeyValuePair<string, Tensor>> Save() => [];

        public void Load(IReadOnlyDictionary<string, Tensor> saved)
        {
        }
    }
}
