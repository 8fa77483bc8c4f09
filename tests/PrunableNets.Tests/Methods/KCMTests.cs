using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class KCMTests : IDisposable
{
    private const int First = 8;

    private static readonly string[] s_first = ["conv2.weight", "bn2.weight", "bn2.bias", "bn2.running_mean", "bn2.running_var"];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyData.TrainedNet(1);
    private readonly PruningContext context;

    public KCMTests()
    {
        context = PruningContext.For(net, TinyData.Create(96, 1), new CostTarget(0.6, true, FlopsConvention.Mac));
        context.Gated.Gates.OpenAll();
    }

    public void Dispose()
    {
        context.Dispose();
        scope.Dispose();
    }

    private float[] Score() => [.. new KCMCriterion(new KCMOptions { Batches = 3 }).Score(context)];

    private float[] Strengths() => [.. new ActivationCriterion(ActivationOptions.Mean with { Batches = 3 }).Score(context)];

    /// <summary>Makes filter 1 of the first group a copy of filter 0, and all channels of that group equally strong.</summary>
    private void CopyAndLevel()
    {
        using var guard = no_grad();
        var state = net.state_dict();
        foreach (var key in s_first)
            state[key][1].copy_(state[key][0].clone());
        var strengths = tensor(Strengths()[..First], float32);
        // What is behind a batch norm and a ReLU scales with the norm's scale and shift.
        state["bn2.weight"].div_(strengths);
        state["bn2.bias"].div_(strengths);
        Assert.All(Strengths()[..First], static s => Assert.Equal(1f, s, 1e-4f));
    }

    [Fact]
    public void ScoresAreRepresentativenessByStrength()
    {
        var (scores, strengths) = (Score(), Strengths());
        foreach (var group in TinyNet.Architecture.Groups)
        {
            var key = group.Name + ".weight";
            var r2 = RepresentativeRanking.Of(net.state_dict()[key].detach().flatten(1), new KCMOptions()).data<double>().ToArray();
            var d2 = strengths.AsSpan(group.Offset, group.Channels).ToArray();
            for (var i = 0; i < group.Channels; i++)
                Assert.Equal(r2[i] / r2.Average() * d2[i] / d2.Average(), scores[group.Offset + i], 1e-4);
        }
    }

    [Fact]
    public void CopiesAreBelowUniqueFiltersOfTheSameStrength()
    {
        CopyAndLevel();
        var scores = Score()[..First];
        Assert.Equal(scores[0], scores[1], 1e-4f);
        Assert.All(scores[2..], s => Assert.True(s > scores[0] + 0.1, string.Join(" ", scores)));
    }

    [Fact]
    public void ACopyThatIsGoneTakesNothingFromTheOther()
    {
        CopyAndLevel();
        var before = Score()[..First];
        int[][] kept = [[0, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4]];
        context.Gated.Gates.Harden(PruningPlan.FromKept(TinyNet.Architecture, kept));
        var after = Score()[..First];
        Assert.Equal(0, after[1]);
        Assert.True(after[0] / after[2..].Average() > 1.3 * before[0] / before[2..].Average(), $"{before[0]} before, {after[0]} after");
    }

    [Fact]
    public void ADeadChannelIsLast()
    {
        using (no_grad())
        {
            net.state_dict()["bn2.weight"][3].zero_();
            net.state_dict()["bn2.bias"][3].fill_(-1);
        }
        var scores = Score()[..First];
        Assert.Equal(0, scores[3]);
        Assert.All(scores.Where((_, i) => i != 3), static s => Assert.True(s > 0));
    }

    [Fact]
    public void NeitherTheScaleOfWeightsNorThatOfActivationsCounts()
    {
        var before = Score();
        using (no_grad())
        {
            // The last gated layer: filters and activations grow alike.
            net.state_dict()["conv4.weight"].mul_(4);
            net.state_dict()["conv4.bias"].mul_(4);
        }
        AssertEqual(before, Score());
        using (no_grad())
        {
            // Activations alone; what is behind changes with them.
            net.state_dict()["bn2.weight"].mul_(8);
            net.state_dict()["bn2.bias"].mul_(8);
        }
        AssertEqual(before[..First], Score()[..First]);
    }

    [Fact]
    public void AFilterAmongTheOthersStandsForItselfLeast()
    {
        var rows = Drawn.Matrix(9, 40, 30);
        rows[4].copy_((rows.sum([0]) - rows[4]) / 8);
        var ranking = Rank(rows);
        Assert.Equal(4, Array.IndexOf(ranking, ranking.Min()));
        Assert.All(ranking.Where((_, i) => i != 4), r => Assert.True(r > 1.5 * ranking[4]));
        // The kernel's width goes with the distances.
        Assert.All(ranking.Zip(Rank(rows.mul(5))), static pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void CopiesShareOnePlace()
    {
        var rows = Drawn.Matrix(8, 40, 31);
        rows[1].copy_(rows[0].clone());
        rows[2].copy_(rows[0].clone());
        var ranking = Rank(rows);
        Assert.All(ranking[..3], static r => Assert.InRange(r, 0.25, 0.36));
        Assert.All(ranking[3..], static r => Assert.InRange(r, 0.8, 1.05));
        Assert.All(Rank(ones([5, 3], float64)), static r => Assert.Equal(0.2, r, 1e-9));
    }

    private static double[] Rank(Tensor rows) => [.. RepresentativeRanking.Of(rows, new KCMOptions()).data<double>()];

    private static void AssertEqual(float[] expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f);
    }
}
