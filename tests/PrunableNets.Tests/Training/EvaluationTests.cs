using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

public sealed class EvaluationTests
{
    [Fact]
    public void EveryImageCountsOnceWhateverTheBatches()
    {
        using var net = TinyData.TrainedNet(epochs: 1);
        var data = TinyData.Create(101, 6);
        var all = Evaluation.Measure(net, data, CPU, batchSize: 200);
        var parts = Evaluation.Measure(net, data, CPU, batchSize: 7);
        Assert.Equal((all.Correct, 101), (parts.Correct, parts.Count));
        Assert.Equal(all.Loss, parts.Loss, 1e-4);
    }

    [Fact]
    public void MeasuringChangesNothingAndReturnsToTheModeOfEverySubmodule()
    {
        using var net = TinyNet.Create();
        net.train();
        foreach (var (name, module) in net.named_modules())
            if (name == "bn2")
                module.eval();
        var before = net.get_buffer("bn1.running_mean")!.clone();
        Evaluation.Measure(net, TinyData.Create(20, 6), CPU);
        Assert.True(before.equal(net.get_buffer("bn1.running_mean")!).all().ToBoolean());
        foreach (var (name, module) in net.named_modules())
            Assert.Equal(name != "bn2", module.training);
        Assert.True(net.training);
    }

    [Fact]
    public void NoImagesAreRefused()
    {
        using var net = TinyNet.Create();
        Assert.Throws<ArgumentException>(() => Evaluation.Measure(net, TinyData.Create(0, 6), CPU));
    }

    [Fact]
    public void LatencySaysHowItWasMeasured()
    {
        using var net = TinyNet.Create();
        using var other = TinyNet.Create();
        net.train();
        var latencies = Latency.Measure([net, other], TinyData.Create(1, 6), CPU, batchSize: 2, repetitions: 3);
        Assert.Equal(2, latencies.Length);
        Assert.All(latencies, l => Assert.True(l.Median > TimeSpan.Zero));
        Assert.All(latencies, l => Assert.Equal((2, get_num_threads(), "cpu"), (l.BatchSize, l.Threads, l.Device)));
        Assert.True(net.training);
    }

    [Fact]
    public void LatencySaysHowManySamplesWhereverTheirDimensionIs()
    {
        using var net = nn.Identity();
        var data = new BatchDimensionDataset(TinyData.Create(1, 6), [1]);
        Assert.Equal(2, Latency.Measure([net], data, CPU, batchSize: 2, repetitions: 1).Single().BatchSize);
    }

    [Fact]
    public void TheWeightsFileHoldsFourBytesAWeight()
    {
        using var net = TinyNet.Create();
        long values = 0;
        foreach (var (_, value) in net.state_dict())
            values += value.numel();
        Assert.InRange(WeightsFile.Size(net), 4 * values, 4 * values + 4096);
    }
}
