using System;
using System.Threading;
using ModelZoo;
using PrunableNets.TestKit;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>
/// Generated code while the garbage collector runs: it comes whenever it likes, and TorchSharp (0.107) lets go of a <c>Scalar</c> as soon as a call has
/// begun. Calls read it at once, but <c>index_add</c> reads its factor last. (TorchSharp's own batch norm in training does not stand this test.)
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
