using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.AutoBot;

/// <summary>g and h by hand: TinyNet's dense network takes 10,368 + 3,456 w0 + 928 w2 + 576 w0 w1 = 70,304 FLOPs at widths 8, 6, 5.</summary>
public sealed class AutoBotPenaltyTests
{
    private static (double G, double H, double Flops) Evaluate(double target, params double[] lambda)
    {
        using var penalty = new AutoBotPenalty(TinyNet.Architecture, new CostTarget(target, false, FlopsConvention.Mac), CPU);
        var (g, h, flops) = penalty.Evaluate(tensor(lambda, float64));
        return (g.ToDouble(), h.ToDouble(), flops);
    }

    private static double[] Constant(double lambda) => [.. Enumerable.Repeat(lambda, 19)];

    [Fact]
    public void AboveTheTargetGIsTheExcessOverWhatMustGo()
    {
        var (g, _, flops) = Evaluate(40_000, Constant(0.9));
        var expected = 10_368 + 3_456 * 7.2 + 928 * 4.5 + 576 * 7.2 * 5.4;
        Assert.Equal(expected, flops, 1e-6);
        Assert.Equal((expected - 40_000) / (70_304 - 40_000), g, 1e-9);
    }

    [Fact]
    public void BelowTheTargetGIsTheMissingShare()
    {
        var (g, _, flops) = Evaluate(60_000, Constant(0.5));
        Assert.Equal(1 - flops / 60_000, g, 1e-9);
    }

    [Fact]
    public void AtTheTargetGIsZeroAndForTheDenseNetworkOne()
    {
        Assert.Equal(0, Evaluate(70_304, Constant(1)).G, 1e-12);
        Assert.Equal(1, Evaluate(40_000, Constant(1)).G, 1e-12);
    }

    [Fact]
    public void GroupsWeighAlikeInHWhateverTheirSize()
    {
        double[] lambda = [.. Enumerable.Repeat(0.9, 8), .. Enumerable.Repeat(0.3, 6), 1, 1, 0, 0, 0.5];
        Assert.Equal((0.1 + 0.3 + 0.5 / 5) / 3, Evaluate(40_000, lambda).H, 1e-9);
    }

    [Fact]
    public void TheGradientOfHPointsToTheNearerEnd()
    {
        using var penalty = new AutoBotPenalty(TinyNet.Architecture, new CostTarget(40_000, false, FlopsConvention.Mac), CPU);
        var lambda = tensor(Enumerable.Range(0, 19).Select(i => i < 8 ? 0.8 : 0.2).ToArray(), float64, requires_grad: true);
        penalty.Evaluate(lambda).H.backward();
        var gradient = lambda.grad!.data<double>().ToArray();
        Assert.All(gradient[..8], g => Assert.Equal(-1.0 / 24, g, 1e-12));
        Assert.All(gradient[14..], g => Assert.Equal(1.0 / 15, g, 1e-12));
    }
}
