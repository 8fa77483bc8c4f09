using System;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.Options;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Hosting.Tests.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting.Tests;

/// <summary>Whole runs of networks that name no classes, or take several tensors.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class ObjectiveTests : IDisposable
{
    private static readonly Objective s_squares = Objective.From("mean squared error", static (output, batch) => functional.mse_loss(output, batch.Target));

    private static readonly Objective s_detection = Objective.From(
        "centre and class",
        static (output, batch) => functional.smooth_l1_loss(output.narrow(1, 0, 2), batch.Targets[0]) + functional.cross_entropy(output.narrow(1, 2, 2), batch.Targets[1]),
        static (output, batch) => output.narrow(1, 2, 2).argmax(1).eq(batch.Targets[1]));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("objectives");

    public void Dispose() => folder.Delete(recursive: true);

    private Task<PruningReport> Prune<T>(IPruningData data, params (string Key, string Value)[] more) where T : Module, IPrunableModel<T> =>
        SmallRun.Prune<T>(folder, data, progress: null, [("Training:Epochs", "15"), ("FineTuning:Epochs", "4"), .. more]);

    /// <summary>The run's slim network, loaded anew, does what the report says of it.</summary>
    private static void CheckFiles<T>(PruningReport report, IPruningData data) where T : Module, IPrunableModel<T>
    {
        using var slim = T.CreateSlim(T.Create(), PlanFile.Load(report.PlanPath).ToPlan(T.Architecture));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, data.Test, CPU, objective: data.Objective));
        Assert.InRange(report.Equivalence.RelativeDifference, 0, 1e-5);
        Assert.InRange(report.Rows[2].Flops, 1, (long)(0.6 * report.Rows[0].Flops));
        var certificate = JsonNode.Parse(File.ReadAllText(report.CertificatePath))!;
        Assert.Equal(data.Objective.Name, (string?)certificate["objective"]);
    }

    [Fact]
    public async Task ARegressionIsPrunedAndToldByItsLoss()
    {
        var data = new PruningData(PointSamples.Prices(600, 1), PointSamples.Prices(200, 2)) { Objective = s_squares };
        var report = await Prune<PriceNet>(data);
        CheckFiles<PriceNet>(report, data);
        Assert.All(report.Rows, static r => Assert.Null(r.Accuracy.Correct));
        // The variance of the targets is 14/12.
        Assert.InRange(report.Rows[0].Accuracy.Loss, 0, 0.05);
        Assert.InRange(report.Rows[3].Accuracy.Loss, 0, 0.05);
        Assert.Equal(0, report.Equivalence.DifferentPredictions);
        Assert.StartsWith("loss 0.0", report.Rows[3].Accuracy.ToString(), StringComparison.Ordinal);
        Assert.True(report.FineTuning!.Best.Test.Loss <= report.FineTuning.Last.Test.Loss);
    }

    [Fact]
    public async Task ASegmentationIsPrunedAndToldByItsPixels()
    {
        var data = new PruningData(PointSamples.Masks(600, 1), PointSamples.Masks(60, 2));
        var report = await Prune<MaskNet>(data);
        CheckFiles<MaskNet>(report, data);
        // Seven of eight columns count.
        Assert.Equal(60 * 56, report.Rows[0].Accuracy.Count);
        Assert.InRange(report.Rows[0].Accuracy.Share, 0.95, 1);
        Assert.InRange(report.Rows[3].Accuracy.Share, 0.95, 1);
        Assert.Equal(0, report.Equivalence.DifferentPredictions);
    }

    [Fact]
    public async Task ADetectionHeadIsPrunedWithTwoTargets()
    {
        var data = new PruningData(PointSamples.Boxes(300, 1), PointSamples.Boxes(100, 2)) { Objective = s_detection };
        var report = await Prune<BoxNet>(data);
        CheckFiles<BoxNet>(report, data);
        Assert.InRange(report.Rows[0].Accuracy.Share, 0.95, 1);
        Assert.InRange(report.Rows[3].Accuracy.Share, 0.95, 1);
        Assert.InRange(report.Rows[3].Accuracy.Loss, 0, 0.1);
    }

    [Fact]
    public async Task ANetworkOfTwoTensorsIsPruned()
    {
        var data = new PruningData(PointSamples.Pairs(800, 1), PointSamples.Pairs(200, 2));
        Assert.Equal("800 samples of 6 (float32) and 1 (int64)", data.Train.ToString());
        var report = await Prune<PairNet>(data);
        CheckFiles<PairNet>(report, data);
        Assert.InRange(report.Rows[0].Accuracy.Share, 0.85, 1);
        Assert.InRange(report.Rows[3].Accuracy.Share, 0.85, 1);
        Assert.True(report.Rows[2].Latency!.Value.Median > TimeSpan.Zero);
    }

    [Fact]
    public async Task TargetsThatAreNoClassesNeedAnObjective()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Prune<PriceNet>(new PruningData(PointSamples.Prices(20, 1), PointSamples.Prices(20, 2))));
        Assert.StartsWith("The targets of 20 samples of 10 (float32) are no class indices (int64), so there is no cross entropy of them; give IPruningData the Objective", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALossThatCannotTakeTheTargetsIsRefusedBeforeTraining()
    {
        // Not by matmul: TorchSharp 0.107 does not catch what it throws, and the process ends.
        var wrong = Objective.From("wrong", static (output, batch) => output.reshape(3, -1).sub(batch.Target).sum());
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Prune<PriceNet>(new PruningData(PointSamples.Prices(20, 1), PointSamples.Prices(20, 2)) { Objective = wrong }));
        Assert.StartsWith("wrong cannot take what PriceNet gives, [2, 1], with targets [2, 1] (float32): ", error.Message, StringComparison.Ordinal);
        var many = Objective.From("many", static (output, batch) => output - batch.Target);
        error = await Assert.ThrowsAsync<InvalidDataException>(() => Prune<PriceNet>(new PruningData(PointSamples.Prices(20, 1), PointSamples.Prices(20, 2)) { Objective = many }));
        Assert.StartsWith("many gives [2, 1] for a batch; a loss is one number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALossWithoutAGradientAndAnswersThatAreNoTruthAreRefusedBeforeTraining()
    {
        var flat = Objective.From("flat", static (output, batch) => output.detach().sub(batch.Target).abs().mean());
        var data = new PruningData(PointSamples.Prices(20, 1), PointSamples.Prices(20, 2));
        Assert.StartsWith("flat has no gradient", (await Assert.ThrowsAsync<InvalidDataException>(() => Prune<PriceNet>(data with { Objective = flat }))).Message, StringComparison.Ordinal);
        var mean = Objective.From("mean", static (output, batch) => functional.mse_loss(output, batch.Target), static (output, _) => output.mean());
        Assert.StartsWith("mean tells right from wrong with Float32", (await Assert.ThrowsAsync<InvalidDataException>(() => Prune<PriceNet>(data with { Objective = mean }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestTargetsOfAnotherKindAreRefusedBeforeTraining()
    {
        using var columns = zeros(20, 10);
        using var values = zeros(20, 1);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Prune<TableNet>(new PruningData(Samples.Table(20, 1), TensorDataset.From(columns, values, ["0", "1"]))));
        Assert.StartsWith("The targets of 20 samples of 10 (float32) are no class indices", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MapsWithAClassThatIsNoneAreRefused()
    {
        using var images = zeros(2, 1, 8, 8);
        using var masks = full([2, 8, 8], 255, int64);
        var error = Assert.Throws<ArgumentException>(() => TensorDataset.From(images, masks, ["background", "square"]));
        Assert.StartsWith("The targets hold 255; with 2 classes they must be 0 to 1, or -100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsOfClassificationAreRefusedWithAnotherObjective()
    {
        var data = new PruningData(PointSamples.Prices(20, 1), PointSamples.Prices(20, 2)) { Objective = s_squares };
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune<PriceNet>(data, ("AutoBot:LabelSmoothing", "0.1"), ("FineTuning:Distillation:Weight", "0.5")));
        Assert.Equal(
            "AutoBot:LabelSmoothing: belongs to cross entropy, and the objective here is mean squared error; remove it.; FineTuning:Distillation: compares probabilities of classes, which mean squared error has not; remove it.",
            error.Message);
        Assert.Equal(PruningExitCode.BadOptions, PruningExitCode.Of(error));
    }
}
