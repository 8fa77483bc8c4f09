using System.Linq;
using Xunit;

namespace PrunableNets.Tests.Measurement;

public sealed class ScatteredPlanTests
{
    private static readonly Architecture Net = new()
    {
        Model = "Net", Fingerprint = "f", SourcePath = "Net.cs", Inputs = [[1]], BatchDimensions = [0], Layers = [],
        Groups = [new(0, "a", 64, 0), new(1, "b", 48, 64), new(2, "heads", 6, 112)], State = [], SharedWeights = [],
        Parameters = new CostPolynomial(0, [1, 1, 1]), Activations = new CostPolynomial(0, [1, 1, 1]),
        Flops = new System.Collections.Generic.Dictionary<FlopsConvention, CostPolynomial>
        {
            [FlopsConvention.Mac] = new(0, [10, 20, 30], new WidthProduct(0, 1, 5)),
        },
    };

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0.5, 4)]
    [InlineData(0.5, 8)]
    [InlineData(0.8, 16)]
    [InlineData(0.3, 2)]
    public void WidthsAreMultiplesWithinTheShare(double share, int step)
    {
        var plan = ScatteredPlan.Of(Net, share, step);
        var macs = Net.Flops[FlopsConvention.Mac];
        Assert.True(macs.Evaluate(plan.Widths) <= share * macs.Evaluate(Net.DenseWidths));
        Assert.Equal([0, 0], plan.Widths.Take(2).Select(w => w % step));
        Assert.InRange(plan.Widths[2], 1, 6);
        // As much as steps allow: one step more of both is too much.
        int[] more = [plan.Widths[0] + step, plan.Widths[1] + step, 6];
        Assert.True(macs.Evaluate(more) > share * macs.Evaluate(Net.DenseWidths));
    }

    [Fact]
    public void ItIsTheSameEveryTime() =>
        Assert.Equal(ScatteredPlan.Of(Net, 0.5, 4).Kept, ScatteredPlan.Of(Net, 0.5, 4).Kept);
}
