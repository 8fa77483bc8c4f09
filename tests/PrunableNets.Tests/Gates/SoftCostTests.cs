using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Gates;

public sealed class SoftCostTests
{
    private static readonly CostPolynomial Cost = TinyNet.Architecture.Flops[FlopsConvention.Mac];

    [Fact]
    public void HardGatesCostExactlyWhatThePolynomialSays()
    {
        using var soft = new SoftCost(TinyNet.Architecture, Cost, CPU);
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var mask = Enumerable.Range(0, 19).Select(i => i is 0 or 8 or 14 || random.Next(2) == 1).ToArray();
            var lambda = tensor(mask.Select(k => k ? 1.0 : 0.0).ToArray(), float64);
            Assert.Equal(Cost.Evaluate(PruningPlan.FromMask(TinyNet.Architecture, mask).Widths), soft.Evaluate(lambda).ToDouble());
        }
    }

    /// <summary>A square and a product with a repeated pair, as a convolution within one group makes.</summary>
    [Fact]
    public void GradientIsTheDerivative()
    {
        var cost = new CostPolynomial(7, [3, 0, 2], new WidthProduct(0, 0, 5), new WidthProduct(0, 1, 11), new WidthProduct(0, 1, 2));
        using var soft = new SoftCost(TinyNet.Architecture, cost, CPU);
        var random = new Random(1);
        var values = Enumerable.Range(0, 19).Select(_ => random.NextDouble()).ToArray();
        var lambda = tensor(values, float64, requires_grad: true);
        var f = soft.Evaluate(lambda);
        f.backward();

        var (w0, w1, w2) = (values[..8].Sum(), values[8..14].Sum(), values[14..].Sum());
        Assert.Equal(7 + 3 * w0 + 2 * w2 + 5 * w0 * w0 + 13 * w0 * w1, f.ToDouble(), 1e-9);
        var gradient = lambda.grad!.data<double>().ToArray();
        Assert.All(gradient[..8], g => Assert.Equal(3 + 10 * w0 + 13 * w1, g, 1e-9));
        Assert.All(gradient[8..14], g => Assert.Equal(13 * w0, g, 1e-9));
        Assert.All(gradient[14..], g => Assert.Equal(2, g, 1e-9));
    }
}
