using System;
using System.IO;
using System.Linq;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>Residual branches that go whole: from the class, the weights and the costs.</summary>
public sealed class DepthTests
{
    private static readonly Architecture Architecture = DepthNetwork.Deep.Architecture;

    [Fact]
    public void EveryBranchIsFoundAndAProjectionStays() => Assert.Equal(
        [
            "blocks.0.conv2", "blocks.1.branch.4", "blocks.2.conv", "blocks.3.inner", "blocks.3.last", "blocks.4.down", "blocks.5.conv2", "projection.branch.3",
        ],
        Architecture.Branches.Select(static b => b.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void SlimEqualsHardGatedWithAnyBranchesGone()
    {
        using var outer = NewDisposeScope();
        using var guard = no_grad();
        var dense = Trained();
        using var gated = DepthNetwork.Deep.CreateGated(dense);
        gated.eval();
        var inputs = randn(2, 3, 8, 8);
        for (var seed = 0; seed < 40; seed++)
        {
            using var scope = NewDisposeScope();
            var plan = RandomPlan(seed);
            gated.Gates.Harden(plan);
            using var slim = DepthNetwork.Deep.CreateSlim(dense, plan);
            slim.eval();
            var before = inputs.clone();
            Assert.InRange(Difference.Relative(gated.call(inputs), slim.call(inputs)), 0, 1e-5);
            Assert.Equal(0, Difference.Relative(before, inputs));
            var gone = Architecture.Branches.Where(b => b.IsGone(plan.Widths)).ToArray();
            Assert.Equal(dense.state_dict().Keys.Where(k => !gone.Any(b => b.Holds(k))), slim.state_dict().Keys);
            Assert.DoesNotContain(slim.state_dict(), static e => e.Value.numel() == 0);
            Assert.Equal(slim.parameters().Sum(static p => p.numel()), Architecture.Parameters.Evaluate(plan.Widths));
        }
    }

    [Fact]
    public void WithoutItsBranchesANetworkCostsWhatOneWithoutTheBlocksCosts()
    {
        var keep = Enumerable.Repeat(true, Architecture.GateCount).ToArray();
        foreach (var group in Architecture.Branches.Where(static b => b.Name.StartsWith("blocks", StringComparison.Ordinal)).SelectMany(static b => b.Groups))
            Array.Fill(keep, false, Architecture.Groups[group].Offset, Architecture.Groups[group].Channels);
        var plan = PruningPlan.FromMask(Architecture, keep);
        foreach (var (convention, flops) in DepthNetwork.Shallow.Architecture.Flops)
            Assert.Equal(flops.Evaluate(DepthNetwork.Shallow.Architecture.DenseWidths), Architecture.Flops[convention].Evaluate(plan.Widths));
        Assert.Equal(DepthNetwork.Shallow.Flops.DenseParameters, Architecture.Parameters.Evaluate(plan.Widths));
        Assert.Equal(DepthNetwork.Shallow.Architecture.Activations.Evaluate(DepthNetwork.Shallow.Architecture.DenseWidths), Architecture.Activations.Evaluate(plan.Widths));
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var slim = DepthNetwork.Deep.CreateSlim(Trained(), plan);
        var shallow = DepthNetwork.Shallow.Create();
        shallow.load_state_dict(slim.state_dict());
        slim.eval();
        shallow.eval();
        var inputs = randn(2, 3, 8, 8);
        Assert.InRange(Difference.Relative(shallow.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Fact]
    public void AnInnerGroupCannotGoAlone()
    {
        var inner = Architecture.Groups[Architecture.Branches.Single(static b => b.Name == "blocks.0.conv2").Inner[0]];
        var keep = Enumerable.Repeat(true, Architecture.GateCount).ToArray();
        Array.Fill(keep, false, inner.Offset, inner.Channels);
        Assert.Contains($"'{inner.Name}' would lose all", Assert.Throws<ArgumentException>(() => PruningPlan.FromMask(Architecture, keep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APlanFileKeepsWhatIsGone()
    {
        var plan = Enumerable.Range(0, 40).Select(RandomPlan).First(static p => p.Kept.Any(static k => k.Length == 0));
        var file = PlanFile.Parse(PlanFile.From(Architecture, plan, []).ToJson());
        Assert.Equal(plan.ToMask(), file.ToPlan(Architecture).ToMask());
    }

    [Fact]
    public void TheBuiltClassHasWhatThePlanLeaves()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var built = DepthNetwork.Deep.CreateBuiltSlim()!;
        var plan = PlanFile.Load(Path.Combine(AppContext.BaseDirectory, "Networks", "Deep.widths.json")).ToPlan(Architecture);
        var gone = Architecture.Branches.Where(b => b.IsGone(plan.Widths)).Select(static b => b.Name).ToArray();
        Assert.Equal(["blocks.0.conv2", "blocks.2.conv", "blocks.3.inner", "blocks.4.down", "projection.branch.3"], gone.Order(StringComparer.Ordinal));
        using var slim = DepthNetwork.Deep.CreateSlim(Trained(), plan);
        Assert.Equal(slim.state_dict().Keys, built.state_dict().Keys);
        built.load_state_dict(slim.state_dict());
        slim.eval();
        built.eval();
        Assert.DoesNotContain(built.named_modules(), static m => m.name is "blocks.0" or "blocks.2" or "projection.branch");
        var inputs = randn(2, 3, 8, 8);
        Assert.InRange(Difference.Relative(slim.call(inputs), built.call(inputs)), 0, 1e-6);
    }

    [Fact]
    public void SelectionLetsBranchesGo()
    {
        var scores = new float[Architecture.GateCount];
        Array.Fill(scores, 1);
        var branch = Architecture.Branches.Single(static b => b.Name == "blocks.5.conv2");
        foreach (var group in branch.Groups)
            Array.Fill(scores, 0, Architecture.Groups[group].Offset, Architecture.Groups[group].Channels);
        var whole = Architecture.Flops[FlopsConvention.Mac].Evaluate(Architecture.DenseWidths);
        var widths = Architecture.DenseWidths;
        foreach (var group in branch.Groups)
            widths[group] = 0;
        var without = Architecture.Flops[FlopsConvention.Mac].Evaluate(Architecture.Settled(widths));
        Assert.True(without < whole);
        var selection = ThresholdSelection.Select(Architecture, scores, new CostTarget(without, false, FlopsConvention.Mac));
        Assert.Equal(without, selection.First.Cost);
        Assert.Equal([branch.Name], Architecture.Branches.Where(b => b.IsGone(selection.Plan.Widths)).Select(static b => b.Name));
    }

    private static DepthNetwork.Deep Trained()
    {
        random.manual_seed(1);
        var dense = DepthNetwork.Deep.Create();
        TestKit.Trained.Randomize(dense);
        dense.eval();
        return dense;
    }

    private static PruningPlan RandomPlan(int seed)
    {
        var random = new Random(seed);
        var keep = TestKit.RandomPlan.Of(Architecture, random, random.NextDouble()).ToMask();
        foreach (var group in Architecture.Branches.Where(_ => random.Next(2) == 0).SelectMany(static b => b.Groups))
            Array.Fill(keep, false, Architecture.Groups[group].Offset, Architecture.Groups[group].Channels);
        return PruningPlan.FromMask(Architecture, keep);
    }
}
