using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class FilterSketchTests : IDisposable
{
    private static readonly string[] s_weights = ["conv2.weight", "conv3.weight", "conv4.weight"];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyNet.Create();
    private readonly PruningContext context;

    public FilterSketchTests()
    {
        for (var g = 0; g < s_weights.Length; g++)
            Drawn.Fill(net.state_dict()[s_weights[g]], Drawn.Numbers(net.state_dict()[s_weights[g]].numel(), -1, 20, (ulong)g));
        context = PruningContext.For(net, TinyData.Create(8, 1), new CostTarget(0.5, true, FlopsConvention.Mac));
    }

    public void Dispose()
    {
        context.Dispose();
        scope.Dispose();
    }

    private PruningOutcome Prune(bool initialise) =>
        new FilterSketchMethod(new FilterSketchOptions { Initialise = initialise }).Prune(context);

    private Dictionary<string, Tensor> Copies() => net.state_dict().ToDictionary(static e => e.Key, static e => e.Value.detach().clone());

    [Fact]
    public void WhereTheSketchIsExactScoresAreSquaresOfLengths()
    {
        var a = Drawn.Matrix(60, 5, 8).mm(Drawn.Matrix(5, 20, 9));
        Assert.True(SketchEnergy.Of(a, 10).allclose(a.square().sum([1]), rtol: 1e-9, atol: 1e-9));
    }

    [Fact]
    public void ScoresComeToTheEnergyOfTheSketch()
    {
        var a = Drawn.Matrix(60, 20, 14);
        a[7].zero_();
        using var directions = new FrequentDirections(10, 20, CPU);
        directions.Append(a);
        var scores = SketchEnergy.Of(a, 10);
        Assert.Equal(directions.Sketch.square().sum().ToDouble(), scores.sum().ToDouble(), 1e-8);
        Assert.Equal(0, scores[7].ToDouble());
        // A share of a filter's own energy.
        Assert.True(scores.le(a.square().sum([1]).add(1e-9)).all().ToBoolean());
        Assert.True(SketchEnergy.Of(a.mul(4), 10).allclose(scores.mul(16), rtol: 1e-9));
    }

    [Fact]
    public void EveryGroupLosesTheSameShareAndItsLeastScores()
    {
        var outcome = Prune(initialise: false);
        var local = new SelectionOptions { Scope = SelectionScope.Local };
        var others = Drawn.Numbers(19, 0, 21).Select(static s => (float)s).ToArray();
        var widths = ThresholdSelection.Select(TinyNet.Architecture, others, context.Budget, local).Plan.Widths;
        Assert.Equal(widths, outcome.Selection.Plan.Widths);
        foreach (var group in TinyNet.Architecture.Groups)
        {
            var scores = outcome.Scores!.Skip(group.Offset).Take(group.Channels).ToArray();
            var kept = outcome.Selection.Plan.Kept[group.Index];
            Assert.Equal(Enumerable.Range(0, group.Channels).OrderByDescending(i => scores[i]).Take(kept.Length).Order(), kept);
        }
        var use = outcome.Selection.First;
        Assert.True(use.Cost <= use.Target && use.Target - use.Cost < use.Step, $"{use}, step {use.Step}");
    }

    [Fact]
    public void WithoutInitialisationNothingIsWritten()
    {
        var before = Copies();
        Prune(initialise: false);
        Assert.All(net.state_dict(), e => Assert.True(before[e.Key].equal(e.Value).all().ToBoolean(), e.Key));
    }

    [Fact]
    public void InitialisationWritesTheSketchOfAllFiltersIntoThoseThatStay()
    {
        var before = Copies();
        var outcome = Prune(initialise: true);
        var (after, plan) = (net.state_dict(), outcome.Selection.Plan);
        foreach (var (key, value) in after.Where(static e => !s_weights.Contains(e.Key)))
            Assert.True(before[key].equal(value).all().ToBoolean(), key);
        for (var g = 0; g < s_weights.Length; g++)
        {
            var (old, now) = (before[s_weights[g]].flatten(1), after[s_weights[g]].detach().flatten(1));
            var removed = Enumerable.Range(0, (int)old.shape[0]).Except(plan.Kept[g]).ToArray();
            Assert.NotEmpty(removed);
            Assert.All(removed, i => Assert.True(old[i].equal(now[i]).all().ToBoolean()));
            var rows = now.index_select(0, tensor(plan.Kept[g].Select(static c => (long)c).ToArray(), int64)).to(float64);
            Assert.Equal(1, rows.norm().ToDouble(), 1e-6);
            var sketch = SketchedFilters.Of(old, plan.Kept[g].Length);
            Assert.True(rows.allclose(sketch.div(sketch.norm()), rtol: 1e-5, atol: 1e-6));
        }
        Assert.Contains(outcome.Evidence, static e => e.Key == "sketched" && e.Value == string.Join(", ", s_weights));
        // The narrow network is cut from them.
        using var slim = context.CreateSlim(plan);
        Assert.Equal(1, slim.state_dict()["conv2.weight"].norm().ToDouble(), 1e-5);
    }
}
