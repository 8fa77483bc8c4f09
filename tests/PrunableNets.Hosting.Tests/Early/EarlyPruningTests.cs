using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PrunableNets.Formats;
using PrunableNets.Tests;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests.Early;

/// <summary>Train, detect, prune, train on.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class EarlyPruningTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("early");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task TheSlimNetworkIsTrainedForTheEpochsThatAreLeft()
    {
        var (report, stages) = await EarlyRun.Prune(root, null, ("Early:Moment", "Epoch"), ("Early:Epoch", "2"));
        Assert.Equal([PruningStage.Dense, PruningStage.Select, PruningStage.Slim, PruningStage.Write, PruningStage.Train, PruningStage.Write], stages);
        Assert.Equal(["dense", "gated", "slim", "trained"], report!.Rows.Select(static r => r.Form));
        Assert.Equal((2, 5, true), (report.Early!.Epoch, report.Early.Epochs, report.Early.IsTold));
        Assert.Equal([2, 3, 4], report.Early.Training.Epochs.Select(static e => e.Index));
        Assert.Equal(report.Early.Training.Last.Test.Correct, report.Rows[3].Accuracy.Correct);
        Assert.Equal(report.Rows[2].Parameters, report.Rows[3].Parameters);
        Assert.EndsWith("TinyNet.trained.safetensors", report.WeightsPath, StringComparison.Ordinal);

        var file = PlanFile.Load(report.PlanPath);
        Assert.Contains(file.Provenance, static p => p is { Key: "pruned after", Value: "2 of 5 epochs (the epoch that was asked for)" });
        Assert.Contains(file.Provenance, p => p.Key == "accuracy, trained" && p.Value == report.Rows[3].Accuracy.ToString());
        using var slim = new TinyNetSlim(file.ToPlan(TinyNet.Architecture));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, EarlyRun.Data.Test, CPU));
        StateDict.Load(slim, Safetensors.Read(Path.Combine(root.FullName, "TinyNet.slim.safetensors")));
        Assert.Equal(report.Rows[2].Accuracy, Evaluation.Measure(slim, EarlyRun.Data.Test, CPU));

        var certificate = JsonNode.Parse(await File.ReadAllTextAsync(report.CertificatePath))!;
        Assert.Equal(("Epoch", 2), ((string)certificate["early"]!["moment"]!, (int)certificate["early"]!["epoch"]!));
        Assert.NotNull(certificate["files"]!["TinyNet.trained.safetensors"]);
    }

    /// <summary>A plan that keeps everything: the run is the training that nobody interrupted.</summary>
    [Fact]
    public async Task WhatKeepsEverythingIsBitForBitTheUninterruptedTraining()
    {
        var (whole, early) = (root.CreateSubdirectory("whole"), root.CreateSubdirectory("early"));
        await EarlyRun.Prune(whole, null, ("Target", "100%"), ("RecalibrationBatches", "0"));
        var (report, _) = await EarlyRun.Prune(early, null, ("Target", "100%"), ("Early:Moment", "Epoch"), ("Early:Epoch", "3"));
        Assert.Equal(TinyNet.Architecture.DenseWidths, report!.Outcome!.Selection.Plan.Widths);
        Assert.Equal(
            StateDict.Fingerprint(Safetensors.Read(Path.Combine(whole.FullName, "TinyNet.dense.safetensors"))),
            StateDict.Fingerprint(Safetensors.Read(report.WeightsPath)));
    }

    [Theory]
    [InlineData("Paper")]
    [InlineData("Released")]
    [InlineData("Stability")]
    public async Task ARuleThatDoesNotTellSoPrunesAtTheLatestEpoch(string moment)
    {
        var (report, _) = await EarlyRun.Prune(root, null, ("Early:Moment", moment), ("Early:Sparsity", moment == "Paper" ? "0.999999" : "0.95"), ("Early:Latest", "2"));
        Assert.Equal((2, false), (report!.Early!.Epoch, report.Early.IsTold));
        var told = PlanFile.Load(report.PlanPath).Provenance.Single(static p => p.Key == "pruned after").Value;
        Assert.StartsWith($"2 of 5 epochs ({moment}, ", told, StringComparison.Ordinal);
        Assert.EndsWith("; not told by then, and the latest moment)", told, StringComparison.Ordinal);
        // The paper's rule counts from the start, the released one from the first epoch, and six structures make the first indicator.
        Assert.Equal(moment switch { "Paper" => 3, "Released" => 1, _ => 0 }, report.Early.Figures.Count);
    }

    /// <summary>CroP-S: fresh weights, by gradient flow; and CroPit-S, in several steps.</summary>
    [Theory]
    [InlineData("1")]
    [InlineData("5")]
    public async Task FreshWeightsArePrunedBeforeAnyTraining(string steps)
    {
        var (report, _) = await EarlyRun.Prune(
            root, null, ("Method", "EarlyCroP"), ("EarlyCroP:Batches", "1"), ("Early:Moment", "Epoch"), ("Early:Epoch", "0"), ("Schedule:Steps", steps));
        Assert.Equal(0, report!.Early!.Epoch);
        Assert.Equal(5, report.Early.Training.Epochs.Count);
        Assert.InRange(report.Rows[3].Flops, 15_328, (long)(0.6 * 70_304));
    }

    [Fact]
    public async Task FineTuningFollowsTheTraining()
    {
        var (report, stages) = await EarlyRun.Prune(
            root, null, ("Early:Moment", "Epoch"), ("Early:Epoch", "3"), ("FineTuning:Epochs", "1"), ("FineTuning:BatchSize", "32"));
        Assert.Equal(["dense", "gated", "slim", "trained", "fine-tuned"], report!.Rows.Select(static r => r.Form));
        Assert.DoesNotContain(PruningStage.Recalibrate, stages);
        Assert.EndsWith("TinyNet.fine-tuned.safetensors", report.WeightsPath, StringComparison.Ordinal);
    }

    /// <summary>Broken off in the dense part, in the slim part, and in both.</summary>
    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 4 })]
    [InlineData(new[] { 2, 2 })]
    public async Task ARunThatIsBrokenOffEndsWithTheSameBytes(int[] stops)
    {
        (string, string?)[] options = [("Early:Moment", "Paper"), ("Early:Sparsity", "0.999999"), ("Early:Latest", "3"), ("Training:Optimizer", "Adam"), ("Training:LearningRate", "0.005")];
        var (reference, broken) = (root.CreateSubdirectory("reference"), root.CreateSubdirectory("broken"));
        Assert.NotNull((await EarlyRun.Prune(reference, null, options)).Report);
        foreach (var stop in stops)
            Assert.Null((await EarlyRun.Prune(broken, stop, options)).Report);
        Assert.NotNull((await EarlyRun.Prune(broken, null, options)).Report);
        var expected = Results(reference);
        Assert.Equal(
            ["TinyNet.dense.safetensors", "TinyNet.slim.dat", "TinyNet.slim.safetensors", "TinyNet.trained.dat", "TinyNet.trained.safetensors", "TinyNet.widths.json"], expected.Keys);
        Assert.Equal(expected, Results(broken));
        Assert.Empty(Directory.GetFiles(Path.Combine(broken.FullName, "runs", "TinyNet"), "*.safetensors*"));
    }

    private static SortedDictionary<string, string> Results(DirectoryInfo folder) => new(
        folder.GetFiles().ToDictionary(static f => f.Name, static f => FileHash.Of(f.FullName)), StringComparer.Ordinal);
}
