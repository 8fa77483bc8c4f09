using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests.Early;

[Collection(nameof(DrawsRandomNumbers))]
public sealed class EarlyComparisonTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("early-comparison");

    public void Dispose() => folder.Delete(recursive: true);

    private PruningComparison<TinyNet> Create(params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Folder"] = Path.Combine(folder.FullName, "cells"), ["Targets:0"] = "60%", ["Methods:0"] = "EarlyCroP", ["EarlyCroP:Batches"] = "1", ["Seeds"] = "1", ["Device"] = "cpu",
            ["Training:Epochs"] = "3", ["Training:BatchSize"] = "32", ["Training:LearningRate"] = "0.05", ["Early:Moment"] = "Epoch", ["Early:Epoch"] = "1",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        var services = new ServiceCollection().AddSingleton<IPruningData>(EarlyRun.Data);
        services.AddComparison<TinyNet>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider().GetRequiredService<PruningComparison<TinyNet>>();
    }

    [Fact]
    public void EveryCellTrainsPrunesAndTrainsOnBesideTheDenseNetwork()
    {
        var report = Create().Run();
        Assert.Equal(["EarlyCroP", "Random", "L1", "Scratch", "Dense"], report.Cells.Select(static c => c.Cell.Method));
        Assert.All(report.Cells, static c => Assert.True(c is { FineTuned: not null, Recalibrated: null, Early: not null }));
        foreach (var cell in report.Cells.Take(3))
        {
            Assert.Equal(1, cell.Early!.Epoch);
            Assert.True(cell.Early.DenseEpochSeconds > 0 && cell.Early.SlimEpochSeconds > 0);
            // Weights and momentum in float32.
            Assert.Equal((8 * TinyNet.Architecture.Parameters.Evaluate(TinyNet.Architecture.DenseWidths), 8 * cell.Parameters), (cell.Early.DenseBytes, cell.Early.SlimBytes!.Value));
        }
        var dense = report.Cells[^1];
        Assert.Equal((70_304, 3), (dense.Flops, dense.Early!.Epoch));
        Assert.Contains("slim s/epoch", report.ToText(), StringComparison.Ordinal);
        Assert.All(report.ToCsv().Split('\n')[..^1], static l => Assert.Equal(18, l.Split(',').Length));
        // Found, not computed again.
        Assert.Equal(report.ToCsv(), Create().Run().ToCsv());
    }

    [Theory]
    [InlineData("Weights", "w.safetensors", "Weights: stands beside Training and Early")]
    [InlineData("Early:Epoch", "3", "leaves the slim network nothing of a training of 3 epochs")]
    public void WhatCannotWorkIsRefused(string key, string value, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => Create((key, value)).Run()).Message, StringComparison.Ordinal);

    [Fact]
    public void StabilityAsksForCriteria() => Assert.Contains(
        "AutoBot is none", Assert.ThrowsAny<ArgumentException>(() => Create(("Early:Moment", "Stability"), ("Methods:0", "AutoBot")).Run()).Message, StringComparison.Ordinal);
}
