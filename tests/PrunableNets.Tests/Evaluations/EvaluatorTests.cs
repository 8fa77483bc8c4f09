using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Evaluations;

/// <summary>A method's plan, scores and evidence are the same wherever and in whatever order its measurements are done.</summary>
public sealed class EvaluatorTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(256, 1);
    private static readonly CostTarget s_target = new(0.4, true, FlopsConvention.Mac);

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyData.TrainedNet(2);

    public static TheoryData<string> Methods => ["EagleEye", "LinearEnsemble", "ACP", "AutoBot"];

    public void Dispose() => scope.Dispose();

    private static IPruningMethod Create(string name) => name switch
    {
        "EagleEye" => new EagleEyeMethod(new EagleEyeOptions { Candidates = 7, NormBatches = 2, BatchSize = 32, Samples = 64 }),
        "LinearEnsemble" => PruningMethod.Of(typeof(LinearEnsembleCriterion))
            .Create(new LinearEnsembleOptions { MasksPerChannel = 4, Samples = 16, MasksInBatch = 5 }),
        "ACP" => new ACPMethod(new ACPOptions { Particles = 6, Generations = 3, Samples = 64, BatchSize = 32 }),
        _ => new AutoBotMethod(new AutoBotOptions
        {
            Iterations = 12, BatchSize = 32, Shares = 5, ScoreWindowStart = 0.5, Augmentation = new RandomCropFlip(),
        }),
    };

    private static NetworkContext Copy(NetworkContext context)
    {
        var other = TinyNet.Create();
        StateDict.Load(other, context.Network.state_dict());
        return new NetworkContext(
            context.Architecture, other, () => TinyNet.CreateGated(other), plan => TinyNet.CreateSlim(other, plan), context.Train);
    }

    private PruningContext Context(IEvaluator? evaluator = null, IResultStore? results = null, List<MethodStep>? steps = null) =>
        new(TinyNet.Architecture, net, () => TinyNet.CreateGated(net), plan => TinyNet.CreateSlim(net, plan), s_train, s_target)
        {
            Evaluator = evaluator ?? new InProcessEvaluator(), Results = results, Report = (steps ?? []).Add,
        };

    private static string Describe(PruningOutcome outcome) => string.Join('\n', [
        string.Join(' ', outcome.Selection.Plan.ToMask()),
        string.Join(' ', (outcome.Scores ?? []).Select(BitConverter.SingleToInt32Bits)),
        .. outcome.Evidence.Select(static e => $"{e.Key}: {e.Value}"),
    ]);

    [Theory]
    [MemberData(nameof(Methods))]
    public void TheOutcomeIsTheSameWhereverItIsMeasured(string name)
    {
        var (here, there) = (new List<MethodStep>(), new List<MethodStep>());
        using var context = Context(steps: here);
        var elsewhere = new ElsewhereEvaluator(Copy);
        using var other = Context(elsewhere, steps: there);
        Assert.Equal(Describe(Create(name).Prune(context)), Describe(Create(name).Prune(other)));
        Assert.Equal(here.Select(static s => s.Text), there.Select(static s => s.Text));
        Assert.True(elsewhere.Measured > 1);
    }

    [Theory]
    [InlineData("EagleEye")]
    [InlineData("LinearEnsemble")]
    [InlineData("ACP")]
    public void WhatWasMeasuredIsNotMeasuredAgain(string name)
    {
        var results = new MemoryResults();
        var (first, again) = (new ElsewhereEvaluator(Copy), new ElsewhereEvaluator(Copy));
        using var context = Context(first, results);
        var outcome = Describe(Create(name).Prune(context));
        Assert.Equal(first.Measured, results.Kept.Count);
        var lost = results.Kept.Keys.Order(StringComparer.Ordinal).First();
        results.Kept.Remove(lost);
        using var other = Context(again, results);
        Assert.Equal(outcome, Describe(Create(name).Prune(other)));
        Assert.Equal(1, again.Measured);
        // Other weights: nothing of it is known.
        using (no_grad())
            net.parameters().First().add_(0.01f);
        using var changed = Context(again, results);
        Create(name).Prune(changed);
        Assert.True(again.Measured > 1);
    }

    [Fact]
    public void SharesGiveTheGatesOfWholeBatches()
    {
        var options = new AutoBotOptions { Iterations = 40, BatchSize = 32, ScoreWindowStart = 0.5 };
        using var whole = Context();
        using var shared = Context();
        var expected = new AutoBotMethod(options).Prune(whole);
        var actual = new AutoBotMethod(options with { Shares = 3 }).Prune(shared);
        Assert.Equal(expected.Selection.Plan.ToMask(), actual.Selection.Plan.ToMask());
        foreach (var (e, a) in expected.Scores!.Zip(actual.Scores!))
            Assert.Equal(e, a, 2e-3);
    }

    /// <summary>Others keep their results, also those that come behind the one that fails.</summary>
    [Fact]
    public void WhatWasMeasuredBeforeAFailureIsKept()
    {
        var results = new MemoryResults();
        using var context = Context(new FailingEvaluator(measured: 4), results);
        var error = Assert.Throws<InvalidOperationException>(() => Create("LinearEnsemble").Prune(context));
        Assert.Equal("worker a/1 is broken", error.Message);
        Assert.Equal(4, results.Kept.Count);
        var elsewhere = new ElsewhereEvaluator(Copy);
        using (var again = Context(elsewhere, results))
            Create("LinearEnsemble").Prune(again);
        var whole = new ElsewhereEvaluator(Copy);
        using (var without = Context(whole))
            Create("LinearEnsemble").Prune(without);
        Assert.Equal(whole.Measured - 4, elsewhere.Measured);
    }

    [Fact]
    public void ALossThatIsNoNumberEndsTheMethod()
    {
        using (no_grad())
            net.parameters().Last().fill_(float.NaN);
        using var context = Context();
        var error = Assert.Throws<DivergedException>(() => Create("LinearEnsemble").Prune(context));
        Assert.Contains("The loss under a mask is no finite number", error.Message, StringComparison.Ordinal);
    }
}
