using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Reconstructed;

/// <summary>Losses of channels, against least squares of each subset.</summary>
public sealed class ChannelEliminationTests
{
    private const int Channels = 12;

    [Fact]
    public void LossesAreThoseOfLeastSquaresWithoutTheChannel()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(9);
        using var layer = nn.Linear(Channels, 8);
        // Inputs that depend on each other, and have means.
        var inputs = nn.functional.relu(randn(2048, 20, float64).matmul(randn(20, Channels, float64)));
        var outputs = layer.call(inputs.to(float32)).to(float64);
        using var equations = new NormalEquations(LayerForm.Of(layer), hasConstant: true, CPU);
        equations.Add(inputs.unsqueeze(0), outputs.unsqueeze(0), outputs);
        using var elimination = new ChannelElimination(equations, ones(8, float64), [.. Enumerable.Range(0, Channels).Select(static c => (long)c)], static c => [c]);
        var energy = (outputs - outputs.mean([0L])).square().sum().ToDouble();

        var first = Expect([]);
        elimination.Remove([first]);
        Expect([first]);

        // The least of them.
        int Expect(int[] gone)
        {
            var there = Enumerable.Range(0, Channels).Except(gone).ToArray();
            var before = Lost(gone);
            var lost = there.Select(c => Lost([.. gone, c]) - before).ToArray();
            var losses = elimination.Losses(there);
            // The ridge is a thousandth.
            Assert.All(losses.Zip(lost), l => Assert.InRange(l.First * energy / l.Second, 0.95, 1.05));
            return there[losses.Index().MinBy(static l => l.Item).Index];
        }

        double Lost(int[] gone)
        {
            var stays = Enumerable.Range(0, Channels).Except(gone).Select(static c => (long)c).ToArray();
            var rows = cat([inputs.index_select(1, tensor(stays)), ones(inputs.shape[0], 1, float64)], 1);
            return outputs.sub(rows.matmul(linalg.lstsq(rows, outputs).Solution)).square().sum().ToDouble();
        }
    }

    [Fact]
    public void OutputsThatCountForNothingChooseNothing()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        random.manual_seed(10);
        using var layer = nn.Conv2d(6, 2, 3);
        layer.weight[0].narrow(0, 2, 1).zero_();
        var form = LayerForm.Of(layer);
        using var equations = new NormalEquations(form, hasConstant: true, CPU);
        var (x, positions) = (randn(4, 6, 12, 12), Enumerable.Range(0, 400).Select(static p => (long)p).ToArray());
        var y = layer.call(x);
        var outputs = form.At(y, positions).to(float64);
        equations.Add(form.Rows(form.Unfold(x, y), positions), form.ByGroup(outputs), outputs);
        using var elimination = new ChannelElimination(equations, tensor(new double[] { 1, 0 }), [.. Enumerable.Range(0, 54).Select(static k => (long)k)], static c => Enumerable.Range(c * 9, 9).Select(static k => (long)k));
        var losses = elimination.Losses([0, 1, 2, 3, 4, 5]);
        // The first output does not read channel 2.
        Assert.InRange(losses[2], 0, 1e-4);
        Assert.All(losses.Where(static (_, c) => c != 2), static l => Assert.InRange(l, 0.01, 1));
    }
}
