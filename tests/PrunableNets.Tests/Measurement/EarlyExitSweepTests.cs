using System;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Measurement;

/// <summary>Four samples that bring the logits of two exits with them.</summary>
public sealed class EarlyExitSweepTests
{
    // Two logits an exit; the larger probabilities are 0.88 and 0.73, 0.62 and 0.95, 0.95 and 0.88, 0.52 and 0.88.
    private static readonly float[] s_logits = [2, 0, -1, 0, 0.5f, 0, 3, 0, -3, 0, 2, 0, 0.1f, 0, -2, 0];

    // The first exit is right about the first two, the last about all but the first.
    private static readonly TensorDataset s_data = new(s_logits, [0, 0, 0, 1], [4]);

    private static readonly long[] s_flops = [100, 300];

    [Theory]
    [InlineData(0.0, 0.5, 100.0, 1.0)]
    [InlineData(0.7, 0.75, 200.0, 0.5)]
    [InlineData(0.9, 0.5, 250.0, 0.25)]
    [InlineData(1.1, 0.75, 300.0, 0.0)]
    public void SamplesLeaveAtTheFirstExitThatIsSureEnough(double threshold, double accuracy, double flops, double first)
    {
        using var net = new Given();
        var point = Assert.Single(EarlyExitSweep.Measure(net, s_data, CPU, [threshold], s_flops));
        Assert.Equal((threshold, accuracy, flops), (point.Threshold, point.Accuracy, point.Flops));
        Assert.Equal([first, 1 - first], point.Leaving);
    }

    [Fact]
    public void ThereIsOnePointAThreshold()
    {
        using var net = new Given();
        var points = EarlyExitSweep.Measure(net, s_data, CPU, [1.1, 0], s_flops);
        Assert.Equal((2, 300.0, 100.0), (points.Count, points[0].Flops, points[1].Flops));
    }

    [Fact]
    public void AnotherNumberOfExitsAndNoSamplesAreRefused()
    {
        using var net = new Given();
        var error = Assert.Throws<ArgumentException>(() => EarlyExitSweep.Measure(net, s_data, CPU, [0.5], [1, 2, 3]));
        Assert.StartsWith("The network has 2 exits, but there are 3 costs", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EarlyExitSweep.Measure(net, TinyData.Create(0, 6), CPU, [0.5], s_flops));
    }

    /// <summary>Gives its inputs, as two exits with two logits each.</summary>
    private sealed class Given() : Module<Tensor, Tensor>(nameof(Given))
    {
        public override Tensor forward(Tensor input) => input.reshape(-1, 2, 2);
    }
}
