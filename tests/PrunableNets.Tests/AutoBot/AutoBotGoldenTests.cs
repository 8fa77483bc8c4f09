using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.AutoBot;

/// <summary>Numbers that the authors' runs logged (arXiv 2111.09635), from a cost polynomial written by hand.</summary>
public sealed class AutoBotGoldenTests
{
    [Theory]
    [InlineData(9, 126_554_816)]
    [InlineData(18, 254_988_992)]
    public void DenseNetworksCostWhatThePaperSays(int blocks, long flops)
    {
        var architecture = ResNetArchitecture.Create(blocks);
        Assert.Equal(flops, architecture.Flops[FlopsConvention.AutoBot].Evaluate(architecture.DenseWidths));
    }

    [Theory]
    [InlineData(9, 55.84e6, 4.444)]
    [InlineData(18, 85.3e6, 4.695)]
    public void TheFirstIterationHasTheLoggedPenalties(int blocks, double target, double betaG)
    {
        var architecture = ResNetArchitecture.Create(blocks);
        using var gates = new ChannelGates(architecture);
        using var penalty = new AutoBotPenalty(architecture, new CostTarget(target, false, FlopsConvention.AutoBot), CPU);
        var (g, h, _) = penalty.Evaluate(gates.Lambda());
        Assert.Equal(betaG, 6 * g.ToDouble(), 5e-4);
        Assert.Equal(0.040, 0.4 * h.ToDouble(), 1e-6);
    }

    [Fact]
    public void ThePublishedWidthsOfResNet56CostWhatThePaperSays()
    {
        int[] widths =
        [
            8, 13, 8, 13, 7, 14, 4, 13, 5, 12, 5, 14, 9, 10, 9, 10, 3, 11,
            31, 29, 9, 16, 14, 28, 12, 25, 12, 25, 10, 25, 12, 20, 12, 25, 13, 21,
            59, 59, 41, 59, 40, 56, 44, 53, 46, 56, 40, 52, 36, 54, 39, 40, 39, 31,
        ];
        Assert.Equal(55_826_176, ResNetArchitecture.Create(9).Flops[FlopsConvention.AutoBot].Evaluate(widths));
    }

    /// <summary>Selection goes as close to the target as single channels allow, where the authors' loop stops within 50,000.</summary>
    [Fact]
    public void SelectionOnResNet56EndsWithinOneChannelOfTheTarget()
    {
        var architecture = ResNetArchitecture.Create(9);
        var random = new System.Random(5);
        var scores = Enumerable.Range(0, architecture.GateCount).Select(_ => random.NextSingle()).ToArray();
        var selection = ThresholdSelection.Select(architecture, scores, new CostTarget(55.84e6, false, FlopsConvention.AutoBot));
        Assert.InRange(selection.First.Target - selection.First.Cost, 0, selection.First.Step - 1);
        Assert.InRange(selection.First.Step, 1, 500_000);
    }
}
