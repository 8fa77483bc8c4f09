using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Options;
using PrunableNets.Formats;
using PrunableNets.Hosting.Tests.Networks;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests;

/// <summary>A network with several heads, pruned from configuration.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class EarlyExitTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("exits");

    public void Dispose() => folder.Delete(recursive: true);

    private static PruningData Data(int count, Objective objective) => new(Samples.Table(count, 1), Samples.Table(100, 2)) { Objective = objective };

    private Task<PruningReport> Prune(PruningData data, params (string Key, string Value)[] more) =>
        SmallRun.Prune<ExitTableNet>(folder, data, progress: null, [("Method", "Taylor"), ("Taylor:Batches", "2"), ("Schedule:ExitsLast", "early.*"), .. more]);

    [Fact]
    public async Task TheBaseIsPrunedFirstWhereConfigurationSaysSo()
    {
        var data = Data(300, Objective.EarlyExits([0.5, 1]));
        var report = await Prune(data, ("Training:LabelSmoothing", "0.1"));
        Assert.All(report.Outcome!.Selection.Uses, static u => Assert.True(u.Cost <= u.Target));
        var plan = PlanFile.Load(report.PlanPath);
        Assert.Contains("ExitsLast = early.*", plan.Provenance.Single(static p => p.Key == "schedule").Value, StringComparison.Ordinal);
        using var slim = ExitTableNet.CreateSlim(ExitTableNet.Create(), plan.ToPlan(ExitTableNet.Architecture));
        StateDict.Load(slim, Safetensors.Read(report.WeightsPath));
        Assert.Equal(report.Rows[3].Accuracy, Evaluation.Measure(slim, data.Test, CPU, objective: data.Objective));
        // Above 1 nobody leaves before the last exit, whose answers are those that the report counts.
        var macs = EarlyExitMacs.UpTo(ExitTableNet.Architecture, plan.ToPlan(ExitTableNet.Architecture), ["first; early.*", "second; last.*"]);
        var point = Assert.Single(EarlyExitSweep.Measure(slim, data.Test, CPU, [1.1], macs));
        Assert.Equal((report.Rows[3].Accuracy.Share, (double)report.Rows[3].Flops), (point.Accuracy, point.Flops));
    }

    [Fact]
    public async Task AnObjectiveWithoutExitsIsRefusedBeforeTraining()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune(Data(20, Objective.Classification)));
        Assert.StartsWith("Schedule:ExitsLast: needs an objective with exits (Objective.EarlyExits), and the objective here is cross entropy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LayersThatAreNotThereAndMethodsThatAreNoCriteriaAreRefusedBeforeTraining()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune(Data(20, Objective.EarlyExits()), ("Schedule:ExitsLast", "exits.*")));
        Assert.Contains("Schedule:ExitsLast: no layer of ExitTableNet is 'exits.*'", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<OptionsValidationException>(() => Prune(Data(20, Objective.EarlyExits()), ("Method", "AutoBot")));
        Assert.Contains("Schedule:ExitsLast: AutoBot prunes the whole network in its own way", error.Message, StringComparison.Ordinal);
    }
}
