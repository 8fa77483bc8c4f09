using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Gates;

public sealed class GateNoiseTests
{
    private static readonly float[] Means = [0, -1, 2, 5, 0.5f, -3, 10, 0], Stds = [1, 0.5f, 2, 0.2f, 0.1f, 3, 1, 4];

    private static void SetLogits(ChannelGates gates, double alpha)
    {
        using (no_grad())
            gates.Alpha.fill_(alpha);
    }

    private static Batch Images(int count, ulong seed)
    {
        // Tests that run at the same time draw from the common generator.
        using var random = new Generator(seed);
        var images = randn([count, 8, 6, 5], generator: random) * tensor(Stds).view(-1, 1, 1) + tensor(Means).view(-1, 1, 1);
        return new Batch(images, zeros(count, int64));
    }

    /// <summary>Batches of different sizes, so that a mean of their means would be wrong.</summary>
    private static List<Batch> Batches() => [Images(300, 1), Images(20, 2), Images(100, 3)];

    [Fact]
    public void StatisticsAreThoseOfEachChannelOverAllImagesGiven()
    {
        using var net = new TwoSites();
        using var statistics = new GateStatistics();
        net.Gates.Sites = statistics;
        using (no_grad())
            Batches().ForEach(b => net.call(b.Inputs[0]));
        var all = cat(Batches().Select(static b => b.Inputs[0]).ToArray(), 0);
        Tensor[] expected = [all, net.Norm.call(all.narrow(1, 0, 6))];
        Assert.Equal(2, statistics.Results.Count());
        foreach (var (x, (mean, std)) in expected.Zip(statistics.Results))
        {
            Assert.True(x.mean([0, 2, 3]).allclose(mean, rtol: 1e-4, atol: 1e-5));
            Assert.True(x.@var([0, 2, 3], unbiased: false).sqrt().allclose(std, rtol: 1e-4, atol: 1e-3));
        }
    }

    [Fact]
    public void AClosedGateGivesNoiseOfTheMeasuredStatisticsWhateverComesIn()
    {
        using var net = new TwoSites();
        using var noise = GateNoise.Measure(net, Batches());
        SetLogits(net.Gates, -200);
        Assert.Equal(0, net.Gates.Lambda().max().ToSingle());
        noise.Seed(1, 0);
        var (first, second) = net.Both(full([500, 8, 6, 5], 77f, float32));
        Check(first, Images(420, 1).Inputs[0]);
        Check(second, net.Norm.call(Images(420, 1).Inputs[0].narrow(1, 0, 6)));

        static void Check(Tensor closed, Tensor measured)
        {
            var (mean, std) = (measured.mean([0, 2, 3]), measured.@var([0, 2, 3]).sqrt());
            // 15,000 elements a channel: means within five of their standard errors, deviations within five percent.
            Assert.True((closed.mean([0, 2, 3]) - mean).abs().le(std * (float)(5 * 1.5 / 120) + 1e-4f).all().ToBoolean());
            Assert.True((closed.@var([0, 2, 3]).sqrt() - std).abs().le(std * 0.05f + 1e-4f).all().ToBoolean());
            // Not one draw a channel or an image.
            Assert.True(closed.select(1, 0).@var([0]).min().ToSingle() > 0);
            Assert.True(closed.select(1, 0).flatten(1).@var([1]).min().ToSingle() > 0);
        }
    }

    [Fact]
    public void OpenGatesWithNoiseAreTheDenseNetwork()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        gated.eval();
        using var noise = GateNoise.Measure(gated, new BatchLoader(TinyData.Create(64, 4), new BatchLoaderOptions()).Epoch(0));
        var data = TinyData.Create(32, 5);
        Assert.NotEqual(0, Equivalence.Compare(dense, gated, data, CPU).RelativeDifference);
        SetLogits(gated.Gates, 200);
        Assert.Equal(0, Equivalence.Compare(dense, gated, data, CPU).RelativeDifference);
    }

    [Fact]
    public void HardGatesStayPlainProductsAndDisposalEndsTheNoise()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        gated.eval();
        var x = randn([4, 3, 8, 8]);
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[1], [0, 5], [2]]);
        var soft = gated.call(x);
        gated.Gates.Harden(plan);
        var hard = gated.call(x);
        using (GateNoise.Measure(gated, []))
        {
            Assert.True(gated.call(x).equal(hard).all().ToBoolean());
            gated.Gates.Soften();
        }
        Assert.True(gated.call(x).equal(soft).all().ToBoolean());
    }

    [Fact]
    public void AGradientReachesEveryLogitThroughTheNoise()
    {
        using var net = new TwoSites();
        using var noise = GateNoise.Measure(net, Batches());
        net.call(Images(8, 9).Inputs[0]).square().sum().backward();
        var gradient = net.Gates.Alpha.grad!.data<float>().ToArray();
        // The third group has no gate here.
        Assert.All(gradient[..14], static g => Assert.NotEqual(0, g));
    }

    [Fact]
    public void TheSameSeedGivesTheSameTrainingAndAnotherNoiseDoesNot()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        var noisy = new AutoBotOptions { Iterations = 20, BatchSize = 32, Augmentation = null, NoiseBatches = 3 };
        var first = Train(noisy);
        Assert.Equal(first, Train(noisy));
        Assert.NotEqual(first, Train(noisy with { NoiseBatches = 0 }));
        Assert.NotEqual(first, Train(noisy with { NoiseBatches = 1 }));

        IReadOnlyList<float> Train(AutoBotOptions options)
        {
            using var gated = TinyNet.CreateGated(dense);
            return new AutoBotTrainer(TinyNet.Architecture, CostTarget.Parse("50%", FlopsConvention.Mac), options).Train(gated, TinyData.Create(256, 1)).Scores;
        }
    }

    /// <summary>A gate of its own, and one that a batch norm would take in.</summary>
    private sealed class TwoSites : Module<Tensor, Tensor>, IGatedModule
    {
        public TwoSites() : base("TwoSites")
        {
            register_module("gates", Gates);
            register_module("norm", Norm);
            using (no_grad())
            {
                Norm.weight!.fill_(1.5);
                Norm.bias!.fill_(-0.25);
                Norm.running_mean!.fill_(0.5);
            }
            eval();
        }

        public ChannelGates Gates { get; } = new(TinyNet.Architecture);

        public BatchNorm2d Norm { get; } = BatchNorm2d(6);

        public override Tensor forward(Tensor x)
        {
            var (first, second) = Both(x);
            return first.sum(1) + second.sum(1);
        }

        public (Tensor, Tensor) Both(Tensor x)
        {
            var gates = Gates.Split();
            return (Gates.Apply(x, gates[0], 1), Gates.Normalize(Norm, x.narrow(1, 0, 6), gates[1]));
        }
    }
}
