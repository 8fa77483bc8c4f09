using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.AutoBot;

public sealed class AutoBotTrainerTests
{
    private static readonly CostTarget Half = CostTarget.Parse("50%", FlopsConvention.Mac);
    private static readonly AutoBotOptions Short = new() { Iterations = 40, BatchSize = 32, Augmentation = null };

    private static AutoBotResult Train(TinyNet dense, AutoBotOptions options, IProgress<AutoBotIteration>? progress = null, CancellationToken cancellationToken = default)
    {
        using var gated = TinyNet.CreateGated(dense);
        return new AutoBotTrainer(TinyNet.Architecture, Half, options).Train(gated, TinyData.Create(256, 1), progress, cancellationToken: cancellationToken);
    }

    [Fact]
    public void GatesReachTheTargetAndTheNetworkStillWorks()
    {
        using var dense = TinyData.TrainedNet();
        var result = Train(dense, Short with { Iterations = 100 });
        Assert.InRange(result.Iterations[^1].SoftCost / 70_304, 0.4, 0.6);
        Assert.True(result.Scores.Max() - result.Scores.Min() > 2, "all gates went the same way");

        var plan = ThresholdSelection.Select(TinyNet.Architecture, result.Scores, Half).Plan;
        using var slim = TinyNet.CreateSlim(dense, plan);
        Assert.InRange(Evaluation.Measure(slim, TinyData.Create(200, 9), CPU).Share, 0.8, 1);
    }

    [Fact]
    public void OnlyTheLogitsChange()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        dense.train();
        var before = dense.state_dict().ToDictionary(e => e.Key, e => e.Value.clone());
        Train(dense, Short with { Iterations = 3 });
        Assert.All(dense.state_dict(), e => Assert.True(e.Value.equal(before[e.Key]).all().ToBoolean(), e.Key));
        Assert.All(dense.parameters(), p => Assert.True(p.requires_grad));
        Assert.True(dense.training);
    }

    [Fact]
    public void TheScoresAreTheMeanLogitsOfTheWindow()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        var logits = new List<float[]>();
        var options = Short with { Iterations = 10, ScoreWindowStart = 0.5 };
        var result = new AutoBotTrainer(TinyNet.Architecture, Half, options).Train(
            gated, TinyData.Create(256, 1), new Callback(_ => logits.Add(gated.Gates.Alpha.detach().data<float>().ToArray())));
        for (var gate = 0; gate < result.Scores.Count; gate++)
            Assert.Equal(logits.Skip(5).Average(l => l[gate]), result.Scores[gate], 1e-5f);
    }

    [Fact]
    public void TheSameSeedGivesTheSameGatesAndAnotherDoesNot()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        var first = Train(dense, Short);
        Assert.Equal(first.Scores, Train(dense, Short).Scores);
        Assert.NotEqual(first.Scores, Train(dense, Short with { Seed = 1 }).Scores);
    }

    [Fact]
    public void LossIsTheWeightedSumOfItsTerms()
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        var result = Train(dense, Short with { Iterations = 2, Beta = 3, Gamma = 0.5 });
        Assert.All(result.Iterations, i => Assert.Equal(i.Task + 3 * i.G + 0.5 * i.H, i.Loss, 1e-6));
    }

    [Fact]
    public void CancellingStopsBetweenIterations()
    {
        using var dense = TinyNet.Create();
        using var source = new CancellationTokenSource();
        var seen = new List<AutoBotIteration>();
        Assert.ThrowsAny<OperationCanceledException>(() => Train(dense, Short, new Callback(i =>
        {
            seen.Add(i);
            if (i.Index == 2)
                source.Cancel();
        }), source.Token));
        Assert.Equal([0, 1, 2], seen.Select(i => i.Index));
        Assert.All(dense.parameters(), p => Assert.True(p.requires_grad));
    }

    [Fact]
    public void HardGatesAndBrokenWeightsAreRefused()
    {
        using var dense = TinyNet.Create();
        using var gated = TinyNet.CreateGated(dense);
        var trainer = new AutoBotTrainer(TinyNet.Architecture, Half, Short);
        gated.Gates.OpenAll();
        Assert.Contains("Soften()", Assert.Throws<InvalidOperationException>(() => trainer.Train(gated, TinyData.Create(32, 1))).Message, StringComparison.Ordinal);
        gated.Gates.Soften();
        using (no_grad())
            dense.get_parameter("linear.weight")!.fill_(float.NaN);
        Assert.Contains("iteration 0", Assert.Throws<DivergedException>(() => trainer.Train(gated, TinyData.Create(32, 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnreachableTargetIsRefusedBeforeTraining()
    {
        var error = Assert.Throws<ArgumentException>(() => new AutoBotTrainer(TinyNet.Architecture, CostTarget.Parse("1k", FlopsConvention.Mac), Short));
        Assert.Contains("the narrowest network has 15,328, the dense network 70,304", error.Message, StringComparison.Ordinal);
    }

    private sealed class Callback(Action<AutoBotIteration> report) : IProgress<AutoBotIteration>
    {
        public void Report(AutoBotIteration value) => report(value);
    }
}
