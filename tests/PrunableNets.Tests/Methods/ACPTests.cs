using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class ACPTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(256, 1);
    private static readonly CostTarget s_target = new(0.5, true, FlopsConvention.Mac);
    private static readonly ACPOptions s_short = new() { Particles = 6, Generations = 5, Samples = 64 };
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(0.95, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(0.84, new[] { 0, 0, 1, 2, 3 })]
    [InlineData(0.8, new[] { 0, 0, 0, 1, 2 })]
    [InlineData(0.4, new[] { 0, 0, 0, 1, 1 })]
    [InlineData(0.01, new[] { 0, 0, 0, 0, 0 })]
    public void ClustersAreJoinedByTheirMeanSimilarity(double least, int[] expected)
    {
        double[] similarity =
        [
            1, 0.9, 0.8, 0.1, 0.1,
            0.9, 1, 0.85, 0.1, 0.1,
            0.8, 0.85, 1, 0.1, 0.1,
            0.1, 0.1, 0.1, 1, 0.5,
            0.1, 0.1, 0.1, 0.5, 1,
        ];
        Assert.Equal(expected, ChannelClusters.Of(similarity, 5, least));
    }

    [Fact]
    public void ATwinIsInItsTwinsClusterAndComesAfterTheRepresentatives()
    {
        using var net = TinyData.TrainedNet(1);
        using (no_grad())
        {
            var state = net.state_dict();
            foreach (var key in new[] { "conv2.weight", "bn2.weight", "bn2.bias", "bn2.running_mean", "bn2.running_var" })
                state[key][5] = state[key][0];
        }
        using var context = TinyContext.Create(net, s_train, s_target, static _ => { });
        context.Gated.Gates.OpenAll();
        using (var maps = new FeatureMaps(context))
        {
            using var batch = s_train.First(32, CPU);
            maps.Measure(batch);
            var group = TinyNet.Architecture.Groups[0];
            var similarity = maps.Similarity(group);
            Assert.Equal(1, similarity[5], 1e-6);
            for (var i = 0; i < 8; i++)
                for (var j = 0; j < 8; j++)
                    Assert.Equal(Correlation(net, batch.Inputs[0], i, j), similarity[(i * 8) + j], 1e-4);
        }

        var structure = ACPStructure.Find(context, new ACPOptions { Similarity = 0.999 }, [.. Enumerable.Range(0, 64)]);
        Assert.InRange(structure.Widths[0], 1, 7);
        var representatives = structure.Order[0][..structure.Widths[0]];
        Assert.False(representatives.Contains(0) && representatives.Contains(5));
        Assert.All(TinyNet.Architecture.Groups, g => Assert.Equal(Enumerable.Range(0, g.Channels), structure.Order[g.Index].Order()));
    }

    /// <summary>Of the mean activations of two channels behind the first gate.</summary>
    private static double Correlation(TinyNet net, Tensor inputs, int i, int j)
    {
        using var guard = no_grad();
        using var evaluation = new EvaluationScope(net);
        net.Trace(inputs, out var first, out _, out _);
        var means = first.to(float64).mean([2, 3]).t().contiguous();
        var (a, b) = (means[i].data<double>().ToArray(), means[j].data<double>().ToArray());
        var (x, y) = (a.Select(v => v - a.Average()).ToArray(), b.Select(v => v - b.Average()).ToArray());
        var (xx, yy) = (x.Sum(static v => v * v), y.Sum(static v => v * v));
        // A channel that is dead in all samples goes with others that are.
        return xx == 0 || yy == 0 ? (xx == yy ? 1 : 0) : x.Zip(y, static (p, q) => p * q).Sum() / Math.Sqrt(xx * yy);
    }

    [Fact]
    public void WidthsAreAllowedAndAsWideAsTheBudgetLets()
    {
        var rounded = TinyNet.CreateArchitecture("TinyNet.cs");
        rounded = new Architecture
        {
            Model = rounded.Model, Fingerprint = rounded.Fingerprint, SourcePath = rounded.SourcePath, Inputs = rounded.Inputs,
            BatchDimensions = rounded.BatchDimensions, Layers = rounded.Layers, State = rounded.State, Parameters = rounded.Parameters,
            Flops = rounded.Flops,
            Groups = [.. rounded.Groups.Select(static g => g with { RoundTo = 3, MinChannels = 2 })],
        };
        var cost = rounded.Flops[FlopsConvention.Mac];
        for (var seed = 0; seed < 200; seed++)
        {
            var architecture = seed % 2 == 0 ? TinyNet.Architecture : rounded;
            var random = new Random(seed);
            var least = cost.Evaluate([.. architecture.Groups.Select(static g => g.LeastWidth)]);
            var target = random.NextInt64(least, 70_304);
            var budget = new BudgetWidths(architecture, new CostTarget(target, false, FlopsConvention.Mac));
            var widths = budget.Fill([.. architecture.Groups.Select(_ => 0.1 + random.NextDouble())]);
            Assert.All(architecture.Groups, g => Assert.True(g.Allows(widths[g.Index]), $"{widths[g.Index]} of {g.Channels}"));
            var use = budget.Uses(widths)[0];
            Assert.Equal(cost.Evaluate(widths), use.Cost);
            Assert.True(use.Cost <= target && target - use.Cost < use.Step, $"{use}, step {use.Step}");
        }
        var dense = new BudgetWidths(TinyNet.Architecture, new CostTarget(70_304, false, FlopsConvention.Mac));
        Assert.Equal([8, 6, 5], dense.Fill([0.2, 0.9, 0.4]));
    }

    [Fact]
    public void SharesKeepTheirProportions()
    {
        var budget = new BudgetWidths(TinyNet.Architecture, s_target);
        var (narrow, wide) = (budget.Fill([0.3, 0.9, 0.9]), budget.Fill([0.9, 0.3, 0.9]));
        Assert.True(narrow[0] < wide[0] && narrow[1] > wide[1], $"{string.Join(' ', narrow)} and {string.Join(' ', wide)}");
        // Only what the shares are to each other matters.
        Assert.Equal(narrow, budget.Fill([0.1, 0.3, 0.3]));
    }

    [Fact]
    public void TheSearchNeverGetsWorseAndEndsWithinTheBudget()
    {
        using var net = TinyData.TrainedNet();
        var steps = new List<MethodStep>();
        using var context = TinyContext.Create(net, s_train, s_target, steps.Add);
        var outcome = (ACPOutcome)new ACPMethod(s_short).Prune(context);

        Assert.Equal(outcome.Losses, steps.Select(static s => s.Values.Single().Value));
        Assert.Equal(s_short.Generations, outcome.Losses.Count);
        Assert.All(outcome.Losses.Zip(outcome.Losses.Skip(1)), static pair => Assert.True(pair.Second <= pair.First));
        var (plan, use) = (outcome.Selection.Plan, outcome.Selection.First);
        Assert.True(use.Cost <= use.Target && use.Target - use.Cost < use.Step);
        Assert.Equal(use.Cost, TinyNet.Architecture.Flops[FlopsConvention.Mac].Evaluate(plan.Widths));
        Assert.All(TinyNet.Architecture.Groups, g => Assert.True(g.Allows(plan.Widths[g.Index])));

        // The loss of the hard gates on the samples that the widths were judged on.
        var draws = SplitMix64.ForKey(s_short.Seed, 0, 23);
        var order = Enumerable.Range(0, s_train.Count).ToArray();
        draws.Shuffle(order);
        using var batch = s_train.Gather(order[..64], null, 0)(CPU);
        using var guard = no_grad();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        Assert.Equal(plan.ToMask(), context.Gated.Gates.Lambda().data<float>().Select(static g => g == 1));
        Assert.Equal(context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).ToDouble(), outcome.Losses[^1], 1e-5);
    }

    [Fact]
    public void ASearchThatWasBrokenOffEndsTheSame()
    {
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(folder.File("c"), new Dictionary<string, string> { ["k"] = "v" }, 100, static _ => { });
        var expected = Run(null, 99);
        Assert.Null(Run(file, 0));
        Assert.Null(Run(file, 2));
        Assert.Equal(expected, Run(file, 99));
    }

    private static string? Run(CheckpointFile? file, int stopAfter)
    {
        using var source = new CancellationTokenSource();
        using var net = TinyData.TrainedNet(1);
        using var context = TinyContext.Create(net, s_train, s_target, TinyContext.StopAfter(stopAfter, source), file: file, cancellationToken: source.Token);
        try
        {
            var outcome = (ACPOutcome)new ACPMethod(s_short).Prune(context);
            return $"{string.Join(' ', outcome.Losses)} {string.Join(' ', outcome.Selection.Plan.ToMask())}";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
