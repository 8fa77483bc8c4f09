using System;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.TestKit;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>Every criterion of the library works on every network of the zoo: finite scores, a plan within the budget, slim = gated.</summary>
public sealed class MethodsOnTheZooTests : ZooTests
{
    private const double Tolerance = 1e-5;

    private static readonly Objective Squares = Objective.From("mean of squares", static (output, _) => output.square().mean());

    private static readonly PruningMethod[] Criteria = [.. PruningMethod.BuiltIn.Where(static m => m.IsCriterion)];

    private static readonly bool s_isWhole = Environment.GetEnvironmentVariable("ALL_CRITERIA") == "1";

    /// <summary>The small networks; ALL_CRITERIA=1 takes the whole zoo, for many minutes.</summary>
    public static TheoryData<string> Networks => [.. Zoo.Models.Where(static m => s_isWhole || m.Architecture.GateCount <= 64).Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryCriterionPrunesEveryNetwork(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        using var dense = model.CreateTrained();
        var samples = TensorDataset.From([model.Inputs(6)], [zeros(6, int64)]);
        var cost = model.Architecture.Flops[FlopsConvention.Mac];
        var least = cost.Evaluate([.. model.Architecture.Groups.Select(static g => g.LeastWidth)]);
        var target = new CostTarget((least + cost.Evaluate(model.Architecture.DenseWidths)) / 2, false, FlopsConvention.Mac);
        using var context = new PruningContext(
            model.Architecture, dense, () => model.CreateGated(dense), plan => model.CreateSlim(dense, plan), samples, target) { Objective = Squares };
        Assert.NotEmpty(Criteria);
        foreach (var method in Criteria)
        {
            var options = method.CreateOptions();
            if (IsSlow(options, model.Architecture))
                continue;
            if (options is ScoringOptions scoring)
                (scoring.Batches, scoring.BatchSize) = (1, 2);
            if (options is LinearEnsembleOptions ensembles)
                (ensembles.MasksPerChannel, ensembles.Samples, ensembles.Bootstrap) = (1, 2, 0);
            if (Prune(method, options, context) is not { } outcome)
                continue;
            Assert.True(outcome.Scores!.All(float.IsFinite), $"{method} gives scores that are not finite.");
            var use = outcome.Selection.First;
            Assert.True(use.Cost <= use.Target && use.Target - use.Cost < use.Step, $"{method}: {use}, step {use.Step}");
            using var one = NewDisposeScope();
            using var slim = model.CreateSlim(dense, outcome.Selection.Plan);
            slim.eval();
            context.Gated.Module.eval();
            using var guard = no_grad();
            var inputs = model.Inputs(2);
            var difference = Difference.Relative(context.Gated.call(inputs), slim.call(inputs));
            Assert.True(difference <= Tolerance, $"{method}: slim differs from gated by {difference}");
        }
    }

    /// <summary>Null where the method says that the network has no second derivatives (hardsigmoid).</summary>
    private static PruningOutcome? Prune(PruningMethod method, MethodOptions options, PruningContext context)
    {
        try
        {
            return method.Create(options).Prune(context);
        }
        catch (InvalidOperationException e) when (options is EarlyCropOptions && e.Message.Contains("needs second derivatives", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Masks for each of thousands of channels, products of thousands of filters with each other, and second derivatives of depthwise convolutions take minutes; ALL_CRITERIA=1 takes them.</summary>
    private static bool IsSlow(MethodOptions options, Architecture architecture) => !s_isWhole && options switch
    {
        LinearEnsembleOptions or EarlyCropOptions => architecture.GateCount > 64,
        KCMOptions => architecture.Groups.Max(static g => g.Channels) > 64,
        _ => false,
    };
}
