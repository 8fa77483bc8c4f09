using System;
using System.IO;
using System.Linq;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

public sealed class PruningOptionsValidatorTests
{
    private static string[] Problems(Action<PruningOptions> change, MethodOptions? method = null)
    {
        var options = new PruningOptions { Target = "50%", Training = new TrainingOptions(), Plan = Path.Combine(Path.GetTempPath(), "p.widths.json") };
        change(options);
        var result = new PruningOptionsValidator("TinyNet", "Pruning", TinyNet.Architecture, name => Choose(name, method)).Validate("TinyNet", options);
        return [.. result.Failures ?? []];
    }

    private static ChosenMethod Choose(string name, MethodOptions? options)
    {
        var method = new PruningMethodCatalog([]).Find(name);
        return new ChosenMethod(method, options ?? method.CreateOptions());
    }

    [Fact]
    public void AMethodThatIsNotThereIsRefusedWithThoseThatAre()
    {
        var told = Assert.Single(Problems(static o => o.Method = "AutoBolt"));
        Assert.StartsWith("Pruning:Method: there is no method 'AutoBolt'; write ", told, StringComparison.Ordinal);
        Assert.Contains("AutoBot", told, StringComparison.Ordinal);
    }

    [Fact]
    public void GoodOptionsPass() => Assert.Empty(Problems(_ => { }));

    [Fact]
    public void OptionsOfAnotherModelAreLeftToTheirValidator() =>
        Assert.True(new PruningOptionsValidator("TinyNet", "", TinyNet.Architecture, static name => Choose(name, null)).Validate("Other", new PruningOptions()).Skipped);

    [Fact]
    public void MissingTargetAndWeightsAreToldTogether()
    {
        var problems = Problems(o => (o.Target, o.Training) = ("", null));
        Assert.Equal(2, problems.Length);
        Assert.StartsWith("Pruning:Target: is missing; write FLOPs", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Weights: is missing; name a safetensors file, or add the section Pruning:Training", problems[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("many", "is not a target")]
    [InlineData("1k", "cannot be pruned to 1,000 FLOPs (Mac): the narrowest network has 15,328")]
    [InlineData("10%", "cannot be pruned to 10% of the dense FLOPs (Mac): the narrowest network has 15,328 of 70,304. Choose a target from 21.9% to 100%.")]
    [InlineData("100 parameters", "cannot be pruned to 100 parameters: the narrowest network has 364, the dense network 1,665")]
    public void ABadTargetIsRefusedWithItsKey(string target, string problem)
    {
        var told = Assert.Single(Problems(o => o.Target = target));
        Assert.StartsWith("Pruning:Target: ", told, StringComparison.Ordinal);
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void AConventionThatTheNetworkDoesNotCountIsRefusedWithThoseItDoes()
    {
        var told = Assert.Single(Problems(static o => o.Convention = FlopsConvention.Fvcore));
        Assert.StartsWith("Pruning:Target: TinyNet has no FLOPs in the convention Fvcore; it has Mac", told, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsThatDoNotExistOrCompeteWithTrainingAreRefused()
    {
        Assert.Contains("there is no file 'none.safetensors'", Assert.Single(Problems(o => (o.Weights, o.Training) = ("none.safetensors", null))), StringComparison.Ordinal);
        Assert.Contains("keep one of the two", Assert.Single(Problems(o => o.Weights = "none.safetensors")), StringComparison.Ordinal);
    }

    [Fact]
    public void RangesAreToldWithTheNestedKey()
    {
        Assert.StartsWith("Pruning:AutoBot:Iterations: ", Assert.Single(Problems(static _ => { }, new AutoBotOptions { Iterations = 0 })), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Training:Momentum: ", Assert.Single(Problems(o => o.Training = new TrainingOptions { Momentum = 1 })), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:FineTuning:Epochs: ", Assert.Single(Problems(o => o.FineTuning = new TrainingOptions { Epochs = 0 })), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:LatencyBatchSize: ", Assert.Single(Problems(o => o.LatencyBatchSize = 0)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:MeanRecoveryBatches: ", Assert.Single(Problems(o => o.MeanRecoveryBatches = -1)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Reconstruction:Batches: ", Assert.Single(Problems(o => o.Reconstruction.Batches = 1)), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:Reconstruction:Ridges: ", Assert.Single(Problems(o => o.Reconstruction.Ridges = [-1])), StringComparison.Ordinal);
        Assert.StartsWith("Pruning:RecalibrationBatches: ", Assert.Single(Problems(o => o.RecalibrationBatches = -1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty; write auto, cpu, cuda or cuda:1")]
    [InlineData("gpu", "write auto, cpu, cuda or cuda:1")]
    [InlineData("cuda:x", "write auto, cpu, cuda or cuda:1")]
    [InlineData("cuda:99", "there is no device 'cuda:99'")]
    public void ADeviceThatIsNotThereIsRefused(string device, string problem)
    {
        var told = Assert.Single(Problems(o => o.Device = device));
        Assert.StartsWith("Pruning:Device: ", told, StringComparison.Ordinal);
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TinyNet.json")]
    [InlineData("TinyNet.slim.safetensors")]
    public void APlanOfAnotherEndingIsRefused(string plan)
    {
        var told = Assert.Single(Problems(o => o.Plan = Path.Combine(Path.GetTempPath(), plan)));
        Assert.StartsWith("Pruning:Plan: ", told, StringComparison.Ordinal);
        Assert.Contains("does not end in .widths.json", told, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesThatWouldOverwriteEachOtherAreRefused()
    {
        var path = Path.Combine(Path.GetTempPath(), "same.widths.json");
        var told = Assert.Single(Problems(o => (o.Plan, o.SlimWeights) = (path, Path.Combine(Path.GetTempPath(), ".", "same.widths.json"))));
        Assert.Equal($"Pruning:Plan: '{path}' is also the file of Pruning:SlimWeights, and one would overwrite the other; name another.", told);
        var weights = Path.GetTempFileName();
        try
        {
            told = Assert.Single(Problems(o => (o.Training, o.Weights, o.SlimWeights) = (null, weights, weights)));
            Assert.Contains("is also the file of Pruning:Weights", told, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(weights);
        }
    }

    [Fact]
    public void WithoutAPlanAndFarFromTheSourceNothingRuns()
    {
        var told = Assert.Single(Problems(o => o.Plan = null));
        Assert.StartsWith("Pruning:Plan: the plan belongs beside the source of TinyNet", told, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyAndNullOptionsAreRefusedWithTheirKeys()
    {
        var problems = Problems(o => (o.Plan, o.SlimWeights, o.RunDirectory, o.Method, o.Target) = ("", " ", "", "", null!));
        Assert.Equal(
            ["Pruning:Target", "Pruning:Method", "Pruning:Plan", "Pruning:SlimWeights", "Pruning:RunDirectory"],
            problems.Select(p => p[..p.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void AFolderThatDoesNotExistIsRefused()
    {
        var problems = Problems(o => o.Plan = Path.Combine("no", "such", "folder", "p.widths.json"));
        Assert.Equal(["Pruning:Plan", "Pruning:SlimWeights"], problems.Select(p => p[..p.IndexOf(": ", StringComparison.Ordinal)]));
    }
}
