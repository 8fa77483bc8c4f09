using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Sparsity;

/// <summary>GraNet's schedule, what it removes and what it takes back.</summary>
public sealed class GraNetTests
{
    private static readonly float[] s_weights = [1, -2, 3, -4, 5, -6, 7, -8, 9, -10];

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void DensityFollowsTheCubicFormulaToOneWeight(double initial)
    {
        var random = new Random(1);
        float[] Numbers() => [.. Enumerable.Range(0, 1000).Select(_ => (float)(random.NextDouble() - 0.5))];
        using var layer = Toy.Layer(Numbers(), 25);
        using var granet = new GraNet(new GraNetOptions { InitialDensity = initial, FinalDensity = 0.1, Interval = 3, EndEpoch = 2 });
        var kept = new List<long>();
        for (var step = 0; step < 40; step++)
        {
            Toy.Step(granet, layer, step, 10, 40, Numbers(), () => Toy.Set(layer, Numbers()));
            kept.Add(granet.Masks.Kept);
        }
        for (var done = 1; done <= 40; done++)
        {
            // Of 20 steps six are changes; between two of them nothing changes, and after the last no more leave.
            var t = Math.Min(done / 3, 6) / 6.0;
            var density = 0.1 + ((initial - 0.1) * Math.Pow(1 - t, 3));
            Assert.InRange(kept[done - 1], (1000 * density) - 1, (1000 * density) + 1);
        }
        Assert.Equal(100, kept[^1]);
        Assert.Equal(0.9, WeightMasks.ZeroShare(layer), 1e-9);
    }

    [Fact]
    public void TheSmallestLeaveAndThoseOfTheLargestGradientComeBack()
    {
        using var layer = Toy.Layer(s_weights);
        // One change to the final density; in 1000 steps the share to exchange has hardly left 0.5.
        using var granet = new GraNet(new GraNetOptions { FinalDensity = 0.5, Interval = 1, EndEpoch = 1 });
        Toy.Step(granet, layer, 0, 1, 1000, [0.1f, -9, 0.2f, 8, 0.3f, 0.4f, -7, 0.5f, 100, 100]);
        // 6 to 10 stay; three of them, 6, 7 and 8, are exchanged for the gradients -9, 8 and -7: the last is that of a weight that has just
        // left, and keeps its value.
        Assert.Equal([false, true, false, true, false, false, true, false, true, true], Toy.Mask(granet));
        Assert.Equal([0f, 0, 0, 0, 0, 0, 7, 0, 9, -10], Toy.Weights(layer));
        // No more leave, and exchanging goes on; the gradients that count are those of masked weights too, which the optimiser never sees.
        Toy.Step(granet, layer, 1, 1, 1000, [50, 1, -40, 1, 30, 2, 3, 4, 100, 100], () =>
            Assert.Equal([0f, 1, 0, 1, 0, 0, 3, 0, 100, 100], Toy.Gradient(layer)));
        Assert.Equal([true, false, true, false, true, false, false, false, true, true], Toy.Mask(granet));
        Assert.Equal([0f, 0, 0, 0, 0, 0, 0, 0, 9, -10], Toy.Weights(layer));
    }

    [Fact]
    public void TheThresholdIsTheNetworksAndTheExchangeTheLayers()
    {
        var (small, large) = (Toy.Layer([1, 1, 2, 2]), Toy.Layer([3, 3, 4, 4]));
        using var net = nn.Sequential(("small", small), ("large", large));
        var options = new GraNetOptions { FinalDensity = 0.5, Interval = 1, EndEpoch = 1, Regeneration = 0, FinalRegeneration = 0 };
        using var granet = new GraNet(options);
        var moment = new TrainingMoment(net, 0, 1, 1);
        granet.BeforeForward(moment);
        granet.AfterBackward(moment);
        granet.AfterStep(moment);
        Assert.Equal([0L, 4], granet.Masks.Weights.Select(static w => w.Kept));
    }

    [Fact]
    public void TheShareToExchangeFallsAlongHalfACosine()
    {
        var schedule = new GraNetSchedule(new GraNetOptions(), 10, 1600);
        Assert.Equal(0.5, schedule.Regeneration(0), 1e-12);
        Assert.Equal(0.2525, schedule.Regeneration(800), 1e-12);
        Assert.Equal(0.005, schedule.Regeneration(1600), 1e-12);
    }

    [Fact]
    public void AnOrdinaryTrainingEndsAtTheDensityAndMomentumRevivesNothing()
    {
        random.manual_seed(1);
        using var net = TinyNet.Create();
        using var granet = new GraNet(new GraNetOptions { FinalDensity = 0.3, Interval = 5, EndEpoch = 4, Regeneration = 0.1 });
        var options = new TrainingOptions { Epochs = 6, BatchSize = 50, LearningRate = 0.1, WeightDecay = 5e-4, Augmentation = null };
        var result = new Trainer(options) { Hook = granet }.Train(net, TinyData.Create(520, 1), TinyData.Create(100, 2), CPU);
        Assert.InRange(result.Last.Test.Share, 0.4, 1);
        Assert.Equal(Math.Round(0.3 * 1616), granet.Masks.Kept);
        foreach (var masked in granet.Masks.Weights)
            Assert.All(Toy.Values(masked.Weight).Zip(Toy.Values(masked.Mask)), static v => Assert.True(v.Second == 1 || v.First == 0));
        // What came back with the last change may still be zero.
        Assert.True(WeightMasks.ZeroShare(net) >= granet.Masks.Sparsity - 1e-9);
    }

    [Fact]
    public void ATrainingThatEndsTooEarlyIsRefused()
    {
        using var layer = Toy.Layer(s_weights);
        using var late = new GraNet(new GraNetOptions { Interval = 1, EndEpoch = 3 });
        Assert.Contains("after 30 steps", Refusal(late, 20), StringComparison.Ordinal);
        using var slow = new GraNet(new GraNetOptions { Interval = 50, EndEpoch = 3 });
        Assert.Contains("lower Interval", Refusal(slow, 40), StringComparison.Ordinal);
        var wrong = new GraNetOptions { FinalDensity = 0.6, InitialDensity = 0.5 };
        Assert.Equal("FinalDensity", Assert.Throws<ArgumentOutOfRangeException>(() => new GraNet(wrong)).ParamName);

        string Refusal(GraNet granet, int steps) =>
            Assert.Throws<InvalidOperationException>(() => granet.BeforeForward(new TrainingMoment(layer, 0, 10, steps))).Message;
    }
}
