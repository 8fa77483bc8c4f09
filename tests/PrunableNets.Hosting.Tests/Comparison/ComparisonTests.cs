using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrunableNets.Formats;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Comparison;

[Collection(nameof(DrawsRandomNumbers))]
public sealed class ComparisonTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("comparison");
    private readonly string weights;

    public ComparisonTests()
    {
        weights = Path.Combine(folder.FullName, "dense.safetensors");
        using var net = TinyData.TrainedNet(2);
        Safetensors.Write(weights, net.state_dict());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private PruningComparison<TinyNet> Create(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Weights"] = weights, ["Folder"] = Path.Combine(folder.FullName, "cells"), ["Targets:0"] = "60%", ["Methods:0"] = "Taylor", ["Seeds"] = "2", ["Device"] = "cpu",
            ["MeanRecoveryBatches"] = "1", ["Reconstruction:Batches"] = "2", ["Reconstruction:BatchSize"] = "50", ["RecalibrationBatches"] = "2", ["Taylor:Batches"] = "2",
            ["FineTuning:Epochs"] = "1", ["FineTuning:BatchSize"] = "32", ["FineTuning:LearningRate"] = "0.05",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        var services = new ServiceCollection().AddSingleton<IPruningData>(new PruningData(TinyData.Create(200, 1), TinyData.Create(50, 2)));
        services.AddComparison<TinyNet>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider().GetRequiredService<PruningComparison<TinyNet>>();
    }

    [Fact]
    public void RandomL1AndTheSlimNetworkFromScratchAreThere()
    {
        var report = Create().Run();
        Assert.Equal(["Taylor", "Random", "L1", "Scratch", "Taylor", "Random", "L1", "Scratch"], report.Cells.Select(static c => c.Cell.Method));
        Assert.All(report.Cells, static c => Assert.True(c.Flops <= 0.6 * 70_304 && c.Recovered is null == (c.Cell.Method == ComparisonCell.Scratch) && c.Reconstructed is null == c.Recovered is null && c.ReconstructedAndFineTuned is null == c.Recovered is null && c.Recalibrated is not null && c.FineTuned is not null));
        // From scratch has the first method's widths.
        Assert.Equal(report.Cells[0].Kept, report.Cells[3].Kept);
        Assert.NotEqual(report.Cells[1].Kept, report.Cells[5].Kept);
        var row = report.Rows.Single(static r => r.Method == "Random");
        Assert.Equal((report.Cells[1].FineTuned!.Value.Share + report.Cells[5].FineTuned!.Value.Share) / 2, row.FineTuned.Mean, 1e-12);
        Assert.Equal(Math.Abs(report.Cells[1].FineTuned!.Value.Share - report.Cells[5].FineTuned!.Value.Share) / Math.Sqrt(2), row.FineTuned.Deviation, 1e-12);
        Assert.Equal(9, File.ReadAllLines(Path.Combine(folder.FullName, "cells", "comparison.csv")).Length);
    }

    [Fact]
    public void WithoutBaselinesThereAreTheMethodsAndFromScratch() =>
        Assert.Equal(["Taylor", "Scratch", "Taylor", "Scratch"], Create(("Baselines", "false")).Run().Cells.Select(static c => c.Cell.Method));

    [Fact]
    public void SolvingAndFineTuningStartFromTheSameSlimNetwork()
    {
        var (both, solved) = (First(), First(("FineTuning:Epochs", "2")));
        var tuned = First(("Reconstruction:Batches", "0"));
        Assert.Equal((both.After, both.Reconstructed), (solved.After, solved.Reconstructed));
        Assert.Equal((both.Recalibrated, both.FineTuned), (tuned.Recalibrated, tuned.FineTuned));
        Assert.Null(tuned.Reconstructed);

        ComparisonResult First(params (string Key, string Value)[] more) => Create([("Baselines", "false"), ("Seeds", "1"), .. more]).Run().Cells[0];
    }

    [Fact]
    public void AMethodThatEndsAtChanceIsWarnedOf()
    {
        ComparisonResult[] cells = [Ending("Good", 90), Ending("Bad", 25), Ending("Bad", 27)];
        var text = new ComparisonReport("Net", FlopsConvention.Mac, cells) { Classes = 4 }.ToText();
        Assert.Contains("warning: Bad at 50% ends at chance among 4 classes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Good at", text, StringComparison.Ordinal);

        static ComparisonResult Ending(string method, long right) =>
            new(new ComparisonCell(method, "50%", 0), 1, 1, new Accuracy(90, 100, 1), null, new Accuracy(right, 100, 1), 0, 0, []);
    }

    [Fact]
    public void AFinishedCellIsNeverComputedTwice()
    {
        using var cancelled = new CancellationTokenSource();
        var seen = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => Create().Run(new Cells(_ =>
        {
            if (++seen == 3)
                cancelled.Cancel();
        }), cancelled.Token));
        var written = Files();
        Assert.Equal(3, written.Count);
        var whole = Create().Run();
        Assert.Equal(8, whole.Cells.Count);
        // Neither rewritten nor, by its clock, computed again: seconds and latencies differ from one run to the next.
        Assert.All(written, f => Assert.Equal(f.Value, File.ReadAllBytes(f.Key)));
        Assert.Equal(File.ReadAllText(Path.Combine(folder.FullName, "cells", "comparison.json")), Again());
        // Nor because its target is named twice.
        Assert.Equal(8, Create(("Targets:1", "60%")).Run().Cells.Count);
        Assert.Equal(8, Files().Count);
        // Another option makes other cells.
        Create(("Taylor:Batches", "3")).Run();
        Assert.Equal(8 + 4, Files().Count);

        string Again()
        {
            Create().Run();
            return File.ReadAllText(Path.Combine(folder.FullName, "cells", "comparison.json"));
        }
    }

    [Theory]
    [InlineData("Methods:0", "Tailor", "there is no method 'Tailor'")]
    [InlineData("Targets:0", "1%", "cannot be pruned to 1%")]
    [InlineData("Targets:0", "400%", "Targets: '400%' is not a target")]
    [InlineData("Folder", "", "Folder: is missing")]
    public void WhatCannotWorkIsRefusedBeforeAnythingIsComputed(string key, string value, string message)
    {
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => Create((key, value)).Run()).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "cells")));
    }

    private Dictionary<string, byte[]> Files() => Directory.GetFiles(Path.Combine(folder.FullName, "cells")).Where(static f => !Path.GetFileName(f).StartsWith("comparison.", StringComparison.Ordinal)).ToDictionary(static f => f, File.ReadAllBytes);

    private sealed class Cells(Action<ComparisonResult> told) : IProgress<ComparisonResult>
    {
        public void Report(ComparisonResult value) => told(value);
    }
}
