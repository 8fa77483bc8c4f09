using System.Linq;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.AutoBot;

/// <summary>bfloat16 and channels-last: that they are what they say, and that networks pruned with them are as good.</summary>
public sealed class ForwardOptionsTests
{
    private static readonly ForwardOptions s_bfloat16 = new() { BFloat16 = true };
    private static readonly ForwardOptions s_channelsLast = new() { ChannelsLast = true };

    [Fact]
    public void TheyAreOffByDefault() =>
        Assert.Equal((new ForwardOptions(), new ForwardOptions(), false, false), (new AutoBotOptions().Forward, new TrainingOptions().Forward, new ForwardOptions().BFloat16, new ForwardOptions().ChannelsLast));

    [Fact]
    public void Bfloat16IsWhatConvolutionsComputeInUntilItEnds()
    {
        using var scope = NewDisposeScope();
        var (convolution, x) = (Conv2d(3, 8, 3), randn(2, 3, 8, 8));
        Tensor inside;
        using (Autocast.Begin(CPU))
            inside = convolution.call(x);
        var outside = convolution.call(x);
        Assert.Equal((ScalarType.BFloat16, ScalarType.Float32), (inside.dtype, outside.dtype));
        Assert.InRange((inside.to(float32) - outside).abs().max().ToDouble(), 1e-6, 0.05);
        inside.to(float32).sum().backward();
        Assert.Equal(ScalarType.Float32, convolution.weight.grad!.dtype);
    }

    [Fact]
    public void ChannelsLastIsHowImagesLieInMemory()
    {
        using var scope = NewDisposeScope();
        var (network, x) = (new Recording(), randn(2, 3, 4, 5));
        using var batch = new Batch(x, zeros(2, int64));
        new ForwardPass(s_channelsLast, CPU).Loss(network, batch, static (output, _) => output.sum());
        Assert.Equal([60, 1, 15, 3], network.Seen!.stride());
        Assert.True(network.Seen.equal(x).all().ToBoolean());
        new ForwardPass(new ForwardOptions(), CPU).Loss(network, batch, static (output, _) => output.sum());
        Assert.Equal([60, 20, 5, 1], network.Seen.stride());
    }

    [Fact]
    public void NetworksPrunedInBfloat16AreWithinTheSpreadOfTheSeeds() => Check(s_bfloat16);

    [Fact]
    public void NetworksPrunedChannelsLastAreWithinTheSpreadOfTheSeeds() => Check(s_channelsLast);

    /// <summary>Right after pruning to half the FLOPs and measuring the batch norms anew: the mean of three seeds between the worst and the best of five ordinary ones.</summary>
    private static void Check(ForwardOptions forward)
    {
        using var dense = TinyData.TrainedNet();
        var ordinary = Enumerable.Range(0, 5).Select(seed => Accuracy(dense, new ForwardOptions(), seed)).ToArray();
        var mean = Enumerable.Range(0, 3).Select(seed => Accuracy(dense, forward, seed)).Average();
        Assert.InRange(mean, ordinary.Min(), ordinary.Max());
    }

    private static double Accuracy(TinyNet dense, ForwardOptions forward, int seed)
    {
        using var scope = NewDisposeScope();
        var half = CostTarget.Parse("50%", FlopsConvention.Mac);
        var options = new AutoBotOptions { Iterations = 60, BatchSize = 32, Seed = (ulong)seed, Forward = forward };
        using var gated = TinyNet.CreateGated(dense);
        var scores = new AutoBotTrainer(TinyNet.Architecture, half, options).Train(gated, TinyData.Create(256, 1)).Scores;
        var slim = TinyNet.CreateSlim(dense, ThresholdSelection.Select(TinyNet.Architecture, scores, half).Plan);
        BatchNormStatistics.Measure(slim, options.CreateLoader(TinyData.Create(256, 1), CPU), 4);
        return Evaluation.Measure(slim, TinyData.Create(500, 9), CPU).Share;
    }

    [Fact]
    public void ATrainingWithBothLearns()
    {
        random.manual_seed(3);
        using var net = TinyNet.Create();
        var options = new TrainingOptions { Epochs = 4, BatchSize = 32, LearningRate = 0.1, WeightDecay = 5e-4, Augmentation = null, Forward = new ForwardOptions { BFloat16 = true, ChannelsLast = true } };
        Assert.InRange(new Trainer(options).Train(net, TinyData.Create(512, 1), TinyData.Create(200, 2), CPU).Last.Test.Share, 0.9, 1);
        Assert.All(net.parameters(), static p => Assert.Equal(ScalarType.Float32, p.dtype));
    }

    private sealed class Recording() : Module<Tensor, Tensor>(nameof(Recording))
    {
        public Tensor? Seen { get; private set; }

        public override Tensor forward(Tensor x)
        {
            Seen = x;
            return x;
        }
    }
}
