using System;
using System.IO;
using System.Linq;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Early;

public sealed class EarlyChecksTests
{
    private static string[] Problems(Action<PruningOptions> change)
    {
        var options = new PruningOptions
        {
            Target = "50%", Method = "L1", Training = new TrainingOptions { Epochs = 12 }, Early = new EarlyPruningOptions(), Plan = Path.Combine(Path.GetTempPath(), "p.widths.json"),
        };
        change(options);
        var result = new PruningOptionsValidator("TinyNet", "Pruning", TinyNet.Architecture, static name =>
        {
            var method = new PruningMethodCatalog([]).Find(name);
            return new ChosenMethod(method, method.CreateOptions());
        }).Validate("TinyNet", options);
        return [.. result.Failures ?? []];
    }

    [Theory]
    [InlineData(PruningMoment.Paper)]
    [InlineData(PruningMoment.Released)]
    [InlineData(PruningMoment.Stability)]
    [InlineData(PruningMoment.Epoch)]
    public void GoodOptionsPass(PruningMoment moment) => Assert.Empty(Problems(o => o.Early!.Moment = moment));

    [Fact]
    public void ItNeedsATrainingAndNoWeights()
    {
        var problems = Problems(static o => (o.Training, o.Weights) = (null, "none.safetensors"));
        Assert.Single(problems, static p => p == "Pruning:Early: needs Pruning:Training, in the course of which the network is pruned, and Pruning:Weights are of one that is trained already; keep one of the two.");
        problems = Problems(static o => o.Training = null);
        Assert.Single(problems, static p => p == "Pruning:Early: needs Pruning:Training, in the course of which the network is pruned; add that section.");
    }

    [Fact]
    public void RangesAreToldWithTheirKeys()
    {
        Assert.StartsWith("Pruning:Early:Sparsity: ", Assert.Single(Problems(static o => o.Early!.Sparsity = 1)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Early:Threshold: ", Assert.Single(Problems(static o => o.Early!.Threshold = 0)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Early:Latest: 12 leaves the slim network nothing of a training of 12 epochs; write 0 to 11.", Assert.Single(Problems(static o => o.Early!.Latest = 12)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Early:Epoch: -1 leaves", Assert.Single(Problems(static o => o.Early!.Epoch = -1)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Early:Latest: 2 is before Epoch, 3", Assert.Single(Problems(static o => (o.Early!.Moment, o.Early.Epoch, o.Early.Latest) = (PruningMoment.Epoch, 3, 2))), StringComparison.Ordinal);
    }

    [Fact]
    public void StabilityNeedsACriterion()
    {
        var told = Assert.Single(Problems(static o => (o.Early!.Moment, o.Method) = (PruningMoment.Stability, "AutoBot")));
        Assert.StartsWith("Pruning:Early:Moment: Stability asks after every epoch what a criterion would keep, and AutoBot is none; ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void AHalfTrainedNetworkIsNoTeacher() => Assert.StartsWith(
        "Pruning:FineTuning:Distillation: with Pruning:Early ",
        Assert.Single(Problems(static o => o.FineTuning = new TrainingOptions { Distillation = new DistillationOptions() })), StringComparison.Ordinal);
}
