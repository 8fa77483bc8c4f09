using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class ResRepTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(512, 1);
    private static readonly CostTarget s_target = new(0.6, true, FlopsConvention.Mac);
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void MaskedGatesAreThoseThatLeaveUnderTheBudget()
    {
        float[] sizes = [.. Enumerable.Range(0, 19).Select(static i => (i * 7 % 19) + 1f)];
        Assert.Equal([0, 3, 11, 14], Masked(4));
        Assert.Equal([0, 11], Masked(2));
        // The smallest until the network fits: what selection removes before it gives back.
        var threshold = ThresholdSelection.Select(TinyNet.Architecture, sizes, s_target).Threshold;
        Assert.Equal(Enumerable.Range(0, 19).Where(i => sizes[i] <= threshold), Masked(19));

        int[] Masked(int allowed)
        {
            var mask = ResRepMask.Of(TinyNet.Architecture, sizes, s_target, new SelectionOptions(), allowed);
            return [.. Enumerable.Range(0, 19).Where(i => mask[i] == 0)];
        }
    }

    /// <summary>One iteration from open gates, of which the first four that may leave are masked: 1 - rate (mask dL/dg + lambda).</summary>
    [Fact]
    public void AMaskedGateOnlyFeelsThePull()
    {
        var options = new ResRepOptions
        {
            Iterations = 1, WarmUp = 0, Interval = 1, BatchSize = 48, GateLearningRate = 0.1, Lasso = 0.02, UnmaskedLasso = 0.003,
        };
        random.manual_seed(3);
        using var context = PruningContext.For(TinyNet.Create(), s_train, s_target);
        using var batch = options.CreateLoader(s_train, CPU).Batch(0, 0);
        var gates = ones(19).requires_grad_(true);
        context.Gated.Module.train();
        using (context.Gated.Gates.Hold(gates))
            context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).backward();
        var gradient = gates.grad!.data<float>().ToArray();
        Assert.True(gradient.Max(static g => Math.Abs(g)) > 1e-3, "There is nothing to mask.");

        var scores = new ResRepMethod(options).Prune(context).Scores!;
        for (var i = 0; i < 19; i++)
        {
            var isMasked = i is >= 1 and <= 4;
            Assert.Equal(1 - (0.1 * (isMasked ? 0.02 : gradient[i] + 0.003)), scores[i], 1e-5);
        }
    }

    [Fact]
    public void MaskedGatesVanishAndTheSlimNetworkWorks()
    {
        var options = new ResRepOptions { Iterations = 500, WarmUp = 20, Interval = 5, Lasso = 0.03 };
        var masked = new List<double>();
        var notes = new List<string>();
        using var net = TinyData.TrainedNet();
        using var context = TinyContext.Create(net, s_train, s_target, s => masked.Add(s.Values.Single(static v => v.Key == "masked").Value), notes.Add);
        var outcome = new ResRepMethod(options).Prune(context);

        Assert.Empty(notes);
        Assert.True(outcome.Selection.First.Cost <= outcome.Selection.First.Target);
        Assert.Equal(500, masked.Count);
        Assert.All(Enumerable.Range(0, 500), i => Assert.InRange(masked[i], 0, i < 20 ? 0 : 4 * (1 + ((i - 20) / 5))));
        var keep = outcome.Selection.Plan.ToMask();
        Assert.InRange(outcome.Scores!.Where((_, i) => !keep[i]).Average(), 0, 0.1);
        Assert.InRange(outcome.Scores!.Where((_, i) => keep[i]).Average(), 0.5, double.MaxValue);

        using var slim = context.CreateSlim(outcome.Selection.Plan);
        context.Gated.Gates.Harden(outcome.Selection.Plan);
        var test = TinyData.Create(200, 9);
        Assert.InRange(Equivalence.Compare(context.Gated.Module, slim, test, CPU).RelativeDifference, 0, 1e-5);
        Assert.InRange(Evaluation.Measure(slim, test, CPU).Share, 0.8, 1);
    }

    [Fact]
    public void ARunThatWasBrokenOffEndsWithTheSameBits()
    {
        using var folder = new TemporaryFolder();
        var file = new CheckpointFile(folder.File("c"), new Dictionary<string, string> { ["k"] = "v" }, 3, static _ => { });
        var expected = Run(null, 99);
        Assert.Null(Run(file, 7));
        Assert.Null(Run(file, 13));
        var resumed = Run(file, 99);
        Assert.Equal(expected!.Value.Weights, resumed!.Value.Weights);
        Assert.Equal(expected.Value.Scores, resumed.Value.Scores);
        // All is done, so nothing is left to run.
        Assert.Equal(expected.Value.Weights, Run(file, 0)!.Value.Weights);
    }

    private static (IReadOnlyList<float> Scores, string Weights)? Run(CheckpointFile? file, int stopAfter)
    {
        using var source = new CancellationTokenSource();
        using var net = TinyData.TrainedNet(1);
        using var context = TinyContext.Create(net, s_train, s_target, TinyContext.StopAfter(stopAfter, source), file: file, cancellationToken: source.Token);
        try
        {
            var outcome = new ResRepMethod(new ResRepOptions { Iterations = 20, WarmUp = 4, Interval = 3 }).Prune(context);
            return (outcome.Scores!, StateDict.Fingerprint(net.state_dict()));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
