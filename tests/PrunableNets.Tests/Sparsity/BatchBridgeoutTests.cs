using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Noise with the mean and variance that the paper's formula has, and weights that are their own again afterwards.</summary>
public sealed class BatchBridgeoutTests
{
    private const int Columns = 5000;

    // Two rows, of 0.5 and of -2.
    private static readonly float[] s_weights = [.. Enumerable.Range(0, 2 * Columns).Select(static i => i < Columns ? 0.5f : -2)];

    [Theory]
    [InlineData(1.5, 0.3)]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.1)]
    public void NoiseHasMeanZeroAndTheFormulasVariance(double q, double p)
    {
        var noise = Noise(new BatchBridgeoutOptions { Norm = q, Probability = p, Seed = 1 }, 20);
        foreach (var (row, weight) in new[] { (0, 0.5), (1, -2.0) })
        {
            double[] drawn = [.. noise.SelectMany(n => n.Skip(row * Columns).Take(Columns)).Select(static n => (double)n)];
            var variance = Math.Pow(Math.Abs(weight), q) * p / (1 - p);
            // 100,000 numbers: the errors of mean and variance are below a 300th and a 100th of these.
            Assert.InRange(drawn.Average() / Math.Sqrt(variance), -0.02, 0.02);
            Assert.InRange(drawn.Average(n => n * n) / variance, 0.95, 1.05);
            // Two values: with probability p the root is taken off, else a part of it is added.
            var root = Math.Pow(Math.Abs(weight), q / 2);
            Assert.True(Array.TrueForAll(drawn, n => Math.Abs(n + root) < 1e-5 || Math.Abs(n - (root * p / (1 - p))) < 1e-5));
            Assert.InRange(drawn.Count(static n => n < 0) / (double)drawn.Length, p - 0.01, p + 0.01);
        }
        Assert.NotEqual(noise[0], noise[1]);
        Assert.Equal(noise[1], Noise(new BatchBridgeoutOptions { Norm = q, Probability = p, Seed = 1 }, 2)[1]);
        Assert.NotEqual(noise[0], Noise(new BatchBridgeoutOptions { Norm = q, Probability = p, Seed = 2 }, 1)[0]);
    }

    [Fact]
    public void WeightsAreRestoredToTheBitAndGradientsAreThoseByTheWeights()
    {
        float[] weights = [0.3f, -0.7f, 1.1f, 0, 1e-3f, -5];
        float[] gradient = [1, 2, -3, 4, 5, -6];
        using var layer = Toy.Layer(weights);
        using var bridgeout = new BatchBridgeout(new BatchBridgeoutOptions { Norm = 1.5, Probability = 0.4, Seed = 4 });
        var moment = new TrainingMoment(layer, 0, 1, 1);
        bridgeout.BeforeForward(moment);
        var noisy = Toy.Weights(layer);
        Assert.NotEqual(weights, noisy);
        using (NewDisposeScope())
            layer.weight.mul(tensor(gradient).reshape(1, 6)).sum().backward();
        Assert.Equal(gradient, Toy.Gradient(layer));
        bridgeout.AfterBackward(moment);
        Assert.Equal(weights, Toy.Weights(layer));
        var actual = Toy.Gradient(layer);
        for (var i = 0; i < weights.Length; i++)
        {
            // d (w + |w|^0.75 m) / dw = 1 + 0.75 |w|^-0.25 sign(w) m.
            var m = weights[i] == 0 ? 0 : (noisy[i] - (double)weights[i]) / Math.Pow(Math.Abs(weights[i]), 0.75);
            var factor = weights[i] == 0 ? 1 : 1 + (0.75 * Math.Pow(Math.Abs(weights[i]), -0.25) * Math.Sign(weights[i]) * m);
            Assert.Equal(gradient[i] * factor, actual[i], 1e-3);
        }
    }

    [Fact]
    public void AForwardThatFailedLeavesNoNoise()
    {
        float[] weights = [1, 2, 3];
        using var layer = Toy.Layer(weights);
        using (var bridgeout = new BatchBridgeout(new BatchBridgeoutOptions()))
        {
            bridgeout.BeforeForward(new TrainingMoment(layer, 0, 1, 1));
            Assert.NotEqual(weights, Toy.Weights(layer));
        }
        Assert.Equal(weights, Toy.Weights(layer));
    }

    [Fact]
    public void ANetworkLearnsWithNoiseAndWithMasksBesideIt()
    {
        random.manual_seed(1);
        using var net = TinyNet.Create();
        using var sparsity = new StaticSparsity(new RandomMaskOptions { Density = 0.5 });
        using var bridgeout = new BatchBridgeout(new BatchBridgeoutOptions { Norm = 2, Probability = 0.05 });
        var options = new TrainingOptions { Epochs = 6, BatchSize = 50, LearningRate = 0.05, WeightDecay = 0, Augmentation = null };
        var trainer = new Trainer(options) { Hook = new TrainingHooks(sparsity, bridgeout) };
        var result = trainer.Train(net, TinyData.Create(520, 1), TinyData.Create(100, 2), CPU);
        Assert.InRange(result.Last.Test.Share, 0.4, 1);
        // Noise in proportion to the weight leaves zeros alone.
        Assert.Equal(sparsity.Masks.Sparsity, WeightMasks.ZeroShare(net), 1e-9);
    }

    private static List<float[]> Noise(BatchBridgeoutOptions options, int steps)
    {
        using var layer = Toy.Layer(s_weights, 2);
        using var bridgeout = new BatchBridgeout(options);
        var noise = new List<float[]>();
        for (var step = 0; step < steps; step++)
        {
            var moment = new TrainingMoment(layer, step, steps, steps);
            bridgeout.BeforeForward(moment);
            noise.Add([.. Toy.Weights(layer).Zip(s_weights, static (noisy, clean) => noisy - clean)]);
            bridgeout.AfterBackward(moment);
            bridgeout.AfterStep(moment);
            Assert.Equal(s_weights, Toy.Weights(layer));
        }
        return noise;
    }
}
