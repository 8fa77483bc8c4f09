using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class EPrunerTests : IDisposable
{
    private static readonly string[] s_weights = ["conv2.weight", "conv3.weight", "conv4.weight"];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyNet.Create();
    private readonly List<MethodStep> steps = [];

    public void Dispose() => scope.Dispose();

    private EPrunerOutcome Prune(double share)
    {
        using var context = new PruningContext(
            TinyNet.Architecture, net, () => TinyNet.CreateGated(net), plan => TinyNet.CreateSlim(net, plan), TinyData.Create(8, 1),
            new CostTarget(share, true, FlopsConvention.Mac)) { Report = steps.Add };
        return Assert.IsType<EPrunerOutcome>(new EPrunerMethod(new EPrunerOptions()).Prune(context));
    }

    private void FillAtRandom(int key)
    {
        for (var g = 0; g < s_weights.Length; g++)
        {
            var weight = net.state_dict()[s_weights[g]];
            Drawn.Fill(weight, Drawn.Numbers(weight.numel(), -1, (ulong)key, (ulong)g));
        }
    }

    /// <summary>The same search with scikit-learn's affinity propagation in it, on the same weights.</summary>
    [Theory]
    [InlineData(0.7, 0.86328125, new[] { 0, 1, 2, 3, 5, 6 }, new[] { 0, 1, 2 }, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(0.5, 0.90234375, new[] { 1, 2, 5, 6 }, new[] { 0, 1, 2 }, new[] { 0, 2, 3, 4 })]
    [InlineData(0.3, 1.0625, new[] { 1, 5 }, new[] { 0, 1 }, new[] { 4 })]
    public void ExemplarsAreThoseOfScikitLearnAtTheBetaThatFits(double share, double beta, int[] first, int[] second, int[] third)
    {
        FillAtRandom(0);
        var outcome = Prune(share);
        Assert.Equal(beta, outcome.Beta);
        Assert.Equal(first, outcome.Exemplars[0]);
        Assert.Equal(second, outcome.Exemplars[1]);
        Assert.Equal(third, outcome.Exemplars[2]);
        Assert.Equal(Enumerable.Range(0, 12), steps.Select(static s => s.Index));
        Assert.All(steps, static s => Assert.Equal(12, s.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void ExemplarsStayAndTheRoomThatIsLeftIsFilled(int key)
    {
        FillAtRandom(key);
        var betas = new List<double>();
        foreach (var share in new[] { 0.9, 0.7, 0.5, 0.3 })
        {
            var outcome = Prune(share);
            betas.Add(outcome.Beta);
            foreach (var (exemplars, kept) in outcome.Exemplars.Zip(outcome.Selection.Plan.Kept))
                Assert.Empty(exemplars.Except(kept));
            var use = outcome.Selection.First;
            Assert.True(use.Cost <= use.Target && use.Target - use.Cost < use.Step, $"{use}, step {use.Step}");
        }
        // The less may stay, the fewer exemplars, the larger beta.
        Assert.Equal(betas.Order(), betas);
    }

    [Fact]
    public void OneOfEachKindOfFilterStays()
    {
        int[][] kinds = [[0, 0, 0, 1, 1, 1, 2, 2], [0, 1, 0, 1, 0, 1], [0, 0, 1, 1, 2]];
        for (var g = 0; g < kinds.Length; g++)
        {
            var weight = net.state_dict()[s_weights[g]];
            var columns = weight.numel() / weight.shape[0];
            // The third kind of the first layer is short: a norm would remove it as a whole.
            Drawn.Fill(weight, [.. kinds[g].SelectMany((kind, j) => Filter(g, kind, j, columns, g == 0 && kind == 2 ? 0.1 : 1))]);
        }
        var outcome = Prune(0.6);
        for (var g = 0; g < kinds.Length; g++)
        {
            Assert.Equal(kinds[g].Distinct().Order(), outcome.Exemplars[g].Select(i => kinds[g][i]).Order());
            Assert.Equal(kinds[g].Distinct().Order(), outcome.Selection.Plan.Kept[g].Select(i => kinds[g][i]).Distinct().Order());
        }

        static IEnumerable<double> Filter(int group, int kind, int index, long columns, double length) =>
            Drawn.Numbers(columns, -1, (ulong)group, (ulong)kind).Zip(
                Drawn.Numbers(columns, -1, 50, (ulong)group, (ulong)index), (common, own) => (length * common) + (1e-3 * own));
    }

    [Fact]
    public void ScoresAreTheFiltersThatAnExemplarStandsFor()
    {
        FillAtRandom(0);
        var outcome = Prune(0.3);
        // One exemplar for the five filters of the last group; the rest, and the fractions, are lengths.
        var scores = outcome.Scores!.Skip(14).ToArray();
        Assert.InRange(scores[4], 5, 5.5);
        Assert.All(scores[..4], static s => Assert.InRange(s, 0, 0.5));
        var lengths = net.state_dict()["conv4.weight"].detach().flatten(1).norm(1).data<float>().ToArray();
        for (var i = 0; i < 4; i++)
            Assert.Equal(lengths[i] / lengths.Max() / 2, scores[i], 1e-5);
    }
}
