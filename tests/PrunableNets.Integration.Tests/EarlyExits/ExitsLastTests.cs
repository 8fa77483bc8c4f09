using System;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests.EarlyExits;

/// <summary>The base first, scored by the last exit; then the exits, scored by all.</summary>
public sealed class ExitsLastTests : IDisposable
{
    private const string Exits = "exits.*";

    private static readonly Architecture s_architecture = ExitNetwork.Architecture;
    private static readonly CostPolynomial s_cost = s_architecture.Flops[FlopsConvention.Mac];
    private static readonly int[] s_exitGates =
        [.. s_architecture.Groups.Where(static g => g.Name.StartsWith("exits.", StringComparison.Ordinal)).SelectMany(static g => Enumerable.Range(g.Offset, g.Channels))];

    private static readonly int[] s_baseGates = [.. Enumerable.Range(0, s_architecture.GateCount).Except(s_exitGates)];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly ExitNetwork net = new();

    public ExitsLastTests()
    {
        using var guard = no_grad();
        Trained.Randomize(net);
    }

    public static TheoryData<string> Criteria => [.. PruningMethod.BuiltIn.Where(static m => m.IsCriterion).Select(static m => m.Name)];

    public void Dispose() => scope.Dispose();

    private static TensorDataset Samples()
    {
        var random = new Random(3);
        return new TensorDataset([.. Enumerable.Range(0, 32 * 192).Select(_ => (float)random.NextDouble())], [.. Enumerable.Range(0, 32).Select(static i => i % 4)], [3, 8, 8]);
    }

    private PruningContext Context(ScheduleOptions schedule, SelectionOptions? selection = null, Objective? objective = null) => new(
        s_architecture, net, () => ExitNetwork.CreateGated(net), plan => ExitNetwork.CreateSlim(net, plan), Samples(), new CostTarget(0.5, true, FlopsConvention.Mac))
    {
        Objective = objective ?? Objective.EarlyExits(), Schedule = schedule, Selection = selection,
    };

    private static (PruningOutcome Outcome, WatchingOptions Watched) Watch(PruningContext context)
    {
        var options = new WatchingOptions();
        return (PruningMethod.Of(typeof(Watching)).Create(options).Prune(context), options);
    }

    [Theory]
    [InlineData(1, SelectionScope.Global)]
    [InlineData(3, SelectionScope.Global)]
    [InlineData(2, SelectionScope.Local)]
    [InlineData(1, SelectionScope.Stage)]
    [InlineData(1, SelectionScope.Isomorphic)]
    public void TheBaseLosesItsShareAndThenTheExitsTheRest(int steps, SelectionScope compared)
    {
        using var context = Context(new ScheduleOptions { ExitsLast = Exits, Steps = steps }, new SelectionOptions { Scope = compared });
        var (outcome, watched) = Watch(context);
        Assert.Equal(2 * steps, watched.Seen.Count);
        // The loss of the last exit does not know the others.
        Assert.All(watched.Seen.Take(steps), static s => Assert.Equal("cross entropy of the last exit", s.Objective));
        Assert.All(watched.Seen.Take(steps), static s => Assert.All(s_exitGates, g => Assert.Equal(0, s.Scores[g])));
        Assert.All(watched.Seen.Skip(steps), static s => Assert.Equal("cross entropy of exits", s.Objective));
        Assert.Contains(s_exitGates, g => watched.Seen[steps].Scores[g] > 0);

        Assert.All(watched.Seen.Take(steps + 1), static s => Assert.All(s_exitGates, g => Assert.True(s.Open[g])));
        var between = watched.Seen[steps].Open;
        // 176,328 of the dense network; 52,468 with the narrowest base, 6,348 with all at their narrowest.
        Assert.InRange(s_cost.Evaluate(PruningPlan.FromMask(s_architecture, between).Widths), 52_468, 112_085);

        var kept = outcome.Selection.Plan.ToMask();
        Assert.All(s_baseGates, g => Assert.Equal(between[g], kept[g]));
        Assert.Contains(s_exitGates, g => !kept[g]);
        Assert.InRange(outcome.Selection.First.Cost, 0, 88_164);
        Assert.Contains(outcome.Evidence, static e => e.Key == "schedule" && e.Value.Contains("ExitsLast = exits.*", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutItTheNetworkIsPrunedAsAWhole()
    {
        var ranking = new SelectionOptions();
        using var context = Context(new ScheduleOptions(), ranking);
        var (outcome, watched) = Watch(context);
        var (objective, _, scores) = Assert.Single(watched.Seen);
        Assert.Equal("cross entropy of exits", objective);
        Assert.Equal(ThresholdSelection.Select(s_architecture, scores, context.Budget, ranking).Plan.ToMask(), outcome.Selection.Plan.ToMask());
    }

    [Theory]
    [MemberData(nameof(Criteria))]
    public void EveryCriterionPrunesTheBaseFirst(string name)
    {
        var method = PruningMethod.BuiltIn.Single(m => m.Name == name);
        var options = method.CreateOptions();
        if (options is ScoringOptions scoring)
            (scoring.Batches, scoring.BatchSize) = (1, 4);
        if (options is LinearEnsembleOptions ensembles)
            (ensembles.MasksPerChannel, ensembles.Samples, ensembles.Bootstrap) = (1, 2, 0);
        using var context = Context(new ScheduleOptions { ExitsLast = Exits });
        var plan = method.Create(options).Prune(context).Selection.Plan;
        Assert.InRange(s_cost.Evaluate(plan.Widths), 0, 88_164);
        using var slim = context.CreateSlim(plan);
        slim.eval();
        context.Gated.Module.eval();
        using var guard = no_grad();
        var inputs = Samples().First(2, CPU).Inputs[0];
        Assert.InRange(Difference.Relative(context.Gated.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Theory]
    [InlineData("heads.*", "no layer of ExitNetwork is 'heads.*'")]
    [InlineData("exits.*; ", "no layer of ExitNetwork is ''")]
    [InlineData("exits.0.6; exits.1.6", "make no channels that can be pruned")]
    [InlineData("*", "there is no base to prune first")]
    public void LayersThatAreNoExitsAreRefusedWithTheKey(string layers, string problem)
    {
        using var context = Context(new ScheduleOptions { ExitsLast = layers });
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Watch(context));
        Assert.Equal("ExitsLast", error.ParamName);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnObjectiveWithoutExitsIsRefusedWithTheKey()
    {
        using var context = Context(new ScheduleOptions { ExitsLast = Exits }, objective: Objective.Classification);
        var error = Assert.Throws<ArgumentException>(() => Watch(context));
        Assert.StartsWith("Schedule:ExitsLast: needs an objective with exits (Objective.EarlyExits), and the objective here is cross entropy", error.Message, StringComparison.Ordinal);
    }
}
