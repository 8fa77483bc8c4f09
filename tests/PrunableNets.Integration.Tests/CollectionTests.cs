using System;
using System.Threading;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.TestKit;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>
/// What runs while the garbage collector does: it comes whenever it likes, and optimised methods of TorchSharp (0.107) let go of a <c>Scalar</c>
/// as soon as a call has begun. Programs are built with methods that do not (ArgumentLifetimes.targets); slim classes also ship without that.
/// </summary>
[Collection(nameof(CollectionTests))]
[CollectionDefinition(nameof(CollectionTests), DisableParallelization = true)]
public sealed class CollectionTests
{
    [Fact]
    public void SlimNetworksComputeTheSameWhileFinalizersRun()
    {
        using var scope = NewDisposeScope();
        using var guard = inference_mode();
        var dense = ResNet20.Create();
        Trained.Randomize(dense);
        var slim = ResNet20.CreateSlim(dense, RandomPlan.Of(ResNet20.Architecture, new Random(1), 0.5));
        slim.eval();
        var x = randn(16, 3, 32, 32);
        var expected = slim.call(x);
        Collecting(() =>
        {
            for (var i = 0; i < 60; i++)
            {
                using var inner = NewDisposeScope();
                Assert.True(slim.call(x).equal(expected).all().item<bool>());
            }
        });
    }

    [Fact]
    public void TrainingEndsWithTheSameBitsWhileFinalizersRun()
    {
        var expected = TrainedBits();
        string? actual = null;
        Collecting(() => actual = TrainedBits());
        Assert.Equal(expected, actual);
    }

    /// <summary>Of batch norms, momentum and weight decay, and of gates and their optimiser.</summary>
    private static string TrainedBits()
    {
        random.manual_seed(1);
        using var scope = NewDisposeScope();
        using var dense = ResNet20.Create();
        var data = ShapesDataset.Train(400);
        new Trainer(new TrainingOptions { Epochs = 1, BatchSize = 4, Augmentation = null }).Train(dense, data, ShapesDataset.Test(4), CPU);
        using var gated = ResNet20.CreateGated(dense);
        var gates = new AutoBotTrainer(ResNet20.Architecture, CostTarget.Parse("50%", FlopsConvention.Mac), new AutoBotOptions { Iterations = 60, BatchSize = 4 })
            .Train(gated, data);
        return StateDict.Fingerprint(dense.state_dict()) + string.Join(' ', gates.Scores);
    }

    private static void Collecting(Action work)
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            work();
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }
    }
}
