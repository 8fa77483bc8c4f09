using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class EagleEyeTests
{
    [Fact]
    public void TheBestCandidateOnHeldOutTrainingSamplesIsKeptWithinTheBudget()
    {
        using var scope = NewDisposeScope();
        var steps = new List<MethodStep>();
        var train = TinyData.Create(256, 1);
        var net = TinyData.TrainedNet(2);
        using var context = new PruningContext(
            TinyNet.Architecture, net, () => TinyNet.CreateGated(net), plan => TinyNet.CreateSlim(net, plan), train, new CostTarget(0.3, true, FlopsConvention.Mac)) { Report = steps.Add };
        var options = new EagleEyeOptions { Candidates = 8, NormBatches = 2, BatchSize = 32, Samples = 64 };
        var outcome = new EagleEyeMethod(options).Prune(context);
        Assert.True(outcome.Selection.First.Cost <= outcome.Selection.First.Target);
        Assert.Equal(8, steps.Count);
        var candidates = steps.Select(static s => (Accuracy: Percent(s.Text, "8: "), Loss: s.Values.Single().Value)).ToArray();
        Assert.True(candidates.Select(static c => c.Loss).Distinct().Count() > 1, "All candidates are alike, so nothing was chosen.");
        Assert.Equal(candidates.Max(static c => c.Accuracy), Percent(steps[^1].Text, "best "));
        // The plan that is returned is the best candidate's: its slim network, its norms measured alike, has that loss.
        var best = candidates.OrderByDescending(static c => c.Accuracy).ThenBy(static c => c.Loss).First();
        Assert.Equal(best.Loss, new EagleEyeMethod(options with { Candidates = 1 + Array.IndexOf(candidates, best) }).Prune(context) is { } again && again.Selection.Plan.ToMask().SequenceEqual(outcome.Selection.Plan.ToMask()) ? best.Loss : double.NaN);
        Assert.Equal(outcome.Selection.Plan.ToMask(), new EagleEyeMethod(options).Prune(context).Selection.Plan.ToMask());
        Assert.NotEqual(outcome.Selection.Plan.ToMask(), new EagleEyeMethod(options with { Seed = 1 }).Prune(context).Selection.Plan.ToMask());
    }

    private static double Percent(string text, string before)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return double.Parse(text[start..text.IndexOf('%', start)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
