using System;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>The method that removes whole branches.</summary>
public sealed class DepthMethodTests
{
    private static readonly Architecture Architecture = DepthNetwork.Deep.Architecture;

    [Fact]
    public void BranchesGoInTheOrderOfWhatTheLossRisesByForWhatTheyCost()
    {
        using var scope = NewDisposeScope();
        using var context = Context(Trained(), "50%");
        var options = new DepthOptions { Batches = 1, BatchSize = 8, Anew = false };
        using var batch = context.Batches(1, 8, options.Seed).Single();
        var (intact, without) = BranchLosses.Measure(context, PruningPlan.Full(Architecture), [batch]);
        var outcome = new DepthMethod(options).Prune(context);
        var gone = outcome.Evidence.Where(static e => e.Value.StartsWith("gone", StringComparison.Ordinal)).Select(static e => e.Key).ToArray();
        var first = Enumerable.Range(0, without.Length).MinBy(b => (without[b] - intact) / (Cost(PruningPlan.Full(Architecture)) - Cost(Without(Architecture.Branches[b]))));
        Assert.Equal(Architecture.Branches[first].Name, gone[0]);
        Assert.Superset(gone.ToHashSet(), Architecture.Branches.Where(b => b.IsGone(outcome.Selection.Plan.Widths)).Select(static b => b.Name).ToHashSet());
        Assert.True(outcome.Selection.First.Cost <= outcome.Selection.First.Target);
        // Whole branches only: what is not gone has all of its channels.
        Assert.All(Architecture.Groups, g => Assert.Contains(outcome.Selection.Plan.Widths[g.Index], new[] { 0, g.Channels }));
    }

    [Fact]
    public void ABranchThatDoesNothingCostsNoLoss()
    {
        using var scope = NewDisposeScope();
        using var context = Context(Silent("blocks.1.branch.4"), "95%");
        using var batch = context.Batches(1, 8, 0).Single();
        var (intact, without) = BranchLosses.Measure(context, PruningPlan.Full(Architecture), [batch]);
        var silent = Enumerable.Range(0, without.Length).Single(static b => Architecture.Branches[b].Name == "blocks.1.branch.4");
        Assert.Equal(intact, without[silent]);
        Assert.All(Enumerable.Range(0, without.Length).Where(b => b != silent), b => Assert.NotEqual(intact, without[b]));
    }

    [Fact]
    public void LossesAreThoseOfTheSlimNetworks()
    {
        using var scope = NewDisposeScope();
        using var context = Context(Trained(), "50%");
        using var batch = context.Batches(1, 8, 3).Single();
        var full = PruningPlan.Full(Architecture);
        var (intact, without) = BranchLosses.Measure(context, full, [batch]);
        using var guard = no_grad();
        Assert.Equal(Loss(full), intact, 1e-5);
        for (var b = 0; b < without.Length; b++)
            Assert.Equal(Loss(Without(Architecture.Branches[b])), without[b], 1e-5);

        double Loss(PruningPlan plan)
        {
            using var slim = context.CreateSlim(plan);
            slim.eval();
            return context.Objective.Loss(((Module<Tensor, Tensor>)slim).call(batch.Inputs[0]), batch).ToDouble();
        }
    }

    [Fact]
    public void ATargetBelowTheNetworkWithoutBranchesIsRefused()
    {
        using var scope = NewDisposeScope();
        var keep = PruningPlan.Full(Architecture).ToMask();
        foreach (var group in Architecture.Branches.SelectMany(static b => b.Groups).Select(static g => Architecture.Groups[g]))
            Array.Fill(keep, false, group.Offset, group.Channels);
        using var context = Context(Trained(), (Cost(PruningPlan.FromMask(Architecture, keep)) - 1).ToString(CultureInfo.InvariantCulture));
        Assert.Contains("no branch is left", Assert.Throws<InvalidOperationException>(() => new DepthMethod(new DepthOptions { Batches = 1, BatchSize = 4, Anew = false }).Prune(context)).Message, StringComparison.Ordinal);
    }

    private static long Cost(PruningPlan plan) => Architecture.Flops[FlopsConvention.Mac].Evaluate(plan.Widths);

    private static PruningPlan Without(ResidualBranch branch)
    {
        var keep = Enumerable.Repeat(true, Architecture.GateCount).ToArray();
        foreach (var group in branch.Groups.Select(static g => Architecture.Groups[g]))
            Array.Fill(keep, false, group.Offset, group.Channels);
        return PruningPlan.FromMask(Architecture, keep);
    }

    private static DepthNetwork.Deep Trained()
    {
        random.manual_seed(2);
        using var guard = no_grad();
        var dense = DepthNetwork.Deep.Create();
        TestKit.Trained.Randomize(dense);
        return dense;
    }

    private static DepthNetwork.Deep Silent(string path)
    {
        var dense = Trained();
        using var guard = no_grad();
        foreach (var parameter in dense.named_modules().Single(m => m.name == path).module.parameters())
            parameter.zero_();
        return dense;
    }

    private static PruningContext Context(DepthNetwork.Deep dense, string target)
    {
        var inputs = new Random(5);
        var samples = Enumerable.Range(0, 32 * 3 * 8 * 8).Select(_ => (float)((inputs.NextDouble() * 2) - 1)).ToArray();
        var train = new TensorDataset(samples, [.. Enumerable.Range(0, 32).Select(static i => i % 5)], [3, 8, 8]);
        return PruningContext.For(dense, train, PruningBudget.Parse(target, FlopsConvention.Mac));
    }
}
