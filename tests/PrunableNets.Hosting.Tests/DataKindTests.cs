using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Hosting.Tests.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests;

/// <summary>Whole runs on data that are no images, and what does not fit a network.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class DataKindTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("data-kinds");

    public void Dispose() => folder.Delete(recursive: true);

    private Task<PruningReport> Prune<T>(Dataset train, Dataset test, IPruningProgress? progress = null)
        where T : Module<Tensor, Tensor>, IPrunableModel<T> => SmallRun.Prune<T>(folder, new PruningData(train, test), progress);

    private async Task Check<T>(Dataset train, Dataset test, string described, double dense)
        where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        var report = await Prune<T>(train, test);
        Assert.InRange(report.Rows[0].Accuracy.Share, dense, 1);
        Assert.InRange(report.Rows[3].Accuracy.Share, dense, 1);
        Assert.Equal((0, 0), (report.Equivalence.DifferentPredictions, report.Rows[1].Accuracy.Correct - report.Rows[2].Accuracy.Correct));
        Assert.InRange(report.Equivalence.RelativeDifference, 0, 1e-5);
        Assert.InRange(report.Rows[2].Flops, 1, (long)(0.6 * report.Rows[0].Flops));
        Assert.True(report.Rows[2].Latency!.Value.Median > TimeSpan.Zero);

        var file = PlanFile.Load(report.PlanPath);
        using var slim = T.CreateSlim(T.Create(), file.ToPlan(T.Architecture));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, test.WithBatchAt(T.Architecture.BatchDimensions), CPU));
        var provenance = file.Provenance.ToDictionary(static p => p.Key, static p => p.Value);
        Assert.Equal($"{train.Count} samples of {described}, SHA-256 {train.Fingerprint}", provenance["training data"]);
        Assert.Equal("as they are", provenance["gate samples"]);
        Assert.Contains("12 epochs of 32, as they are, Adam", provenance["dense network"], StringComparison.Ordinal);

        var certificate = JsonNode.Parse(await File.ReadAllTextAsync(report.CertificatePath))!;
        Assert.Equal(
            (train.Count, train.Inputs[0].ShapeText, train.Inputs[0].TypeText, train.ClassNames.Length, train.Fingerprint),
            Data(certificate["data"]!["train"]!));
        Assert.Null(certificate["AutoBot"]!["Augmentation"]);

        static (int, string, string, int, string) Data(JsonNode n) => ((int)n["samples"]!, (string)n["shape"]!, (string)n["type"]!, (int)n["classes"]!, (string)n["sha256"]!);
    }

    [Fact]
    public Task TokensArePruned() => Check<TokenNet>(Samples.Tokens(600, 1), Samples.Tokens(200, 2), "12 (int64)", 0.8);

    [Fact]
    public Task TokensArePrunedWhereTheNetworkTakesSequencesFirst() =>
        Check<SequenceFirstNet>(Samples.Tokens(600, 1), Samples.Tokens(200, 2), "12 (int64)", 0.8);

    [Fact]
    public Task WaveformsArePruned() => Check<WaveNet>(Samples.Waves(400, 1), Samples.Waves(150, 2), "2x32 (float32)", 0.85);

    [Fact]
    public Task TablesArePruned() => Check<TableNet>(Samples.Table(800, 1), Samples.Table(200, 2), "10 (float32)", 0.85);

    [Fact]
    public async Task TwoRunsOnTokensWriteTheSamePlan()
    {
        var texts = new string[2];
        for (var i = 0; i < 2; i++)
            texts[i] = await File.ReadAllTextAsync((await Prune<TokenNet>(Samples.Tokens(100, 1), Samples.Tokens(50, 2))).PlanPath);
        Assert.Equal(texts[0], texts[1]);
    }

    public static TheoryData<string, Dataset, Dataset> Misfits() => new()
    {
        { "The training data are 9 samples of 2x32 (float32), but TokenNet takes 12.", Samples.Waves(9, 1), Samples.Tokens(9, 2) },
        { "The test data are 9 samples of 2x32 (float32), but TokenNet takes 12.", Samples.Tokens(9, 1), Samples.Waves(9, 2) },
        { "The test data are empty.", Samples.Tokens(9, 1), Samples.Tokens(0, 2) },
        { "The training data are 4 samples of 12 (int64), the test data 2 samples of 12 (float32)", Integers(4), Floats(2) },
        { "TokenNet cannot take the training data, 4 samples of 12 (float32): ", Floats(4), Floats(4) },
        { "TokenNet cannot take the training data, 4 samples of 12 (int64): ", Integers(4, 40), Integers(4) },
        { "TokenNet gives 4 logits a sample, but the training data have 2 classes: 0, 1.", Integers(4, classes: ["0", "1"]), Integers(4, classes: ["0", "1"]) },
        { "The training data have the classes a, b, c, d, the test data a, c, b, d;", Integers(4, classes: ["a", "b", "c", "d"]), Integers(4, classes: ["a", "c", "b", "d"]) },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task DataOfAnotherNetworkAreRefusedBeforeAnythingIsTrained(string message, Dataset train, Dataset test)
    {
        var progress = new RecordingProgress();
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Prune<TokenNet>(train, test, progress));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(PruningExitCode.BadInput, PruningExitCode.Of(error));
        Assert.Equal(0, progress.Epochs);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void ANetworkThatGivesNoLogitsIsRefused()
    {
        using var map = Conv1d(2, 3, 5);
        var error = Assert.Throws<InvalidDataException>(() => DataFit.Try(WaveNet.Architecture, map, Waves, CPU, new PruningOptions(), Chosen));
        Assert.Equal("WaveNet gives [2, 3, 28] for 2 samples; a classifier gives one logit a class, [2, 3].", error.Message);
    }

    [Fact]
    public void ALatencyBatchThatTheNetworkCannotTakeIsRefusedBeforeTraining()
    {
        using var two = new TwoSamplesNet();
        var error = Assert.Throws<InvalidDataException>(() => DataFit.Try(WaveNet.Architecture, two, Waves, CPU, new PruningOptions { LatencyBatchSize = 3 }, Chosen));
        Assert.StartsWith("WaveNet cannot take a batch of 3, with which latency is measured (LatencyBatchSize): ", error.Message, StringComparison.Ordinal);
    }

    private static ChosenMethod Chosen => new(PruningMethod.Of(typeof(AutoBotMethod)), new AutoBotOptions());

    private static PruningData Waves => new(Samples.Waves(5, 1), Samples.Waves(5, 2));

    private sealed class TwoSamplesNet() : Module<Tensor, Tensor>(nameof(TwoSamplesNet))
    {
        public override Tensor forward(Tensor x) => x.view(2, 64).narrow(1, 0, 3);
    }

    private static TensorDataset Integers(int count, long token = 7, string[]? classes = null) =>
        new([.. Enumerable.Repeat(token, 12 * count)], new int[count], [12], classes ?? ["a", "b", "c", "d"]);

    private static TensorDataset Floats(int count) => new(new float[12 * count], new int[count], [12], ["a", "b", "c", "d"]);
}
