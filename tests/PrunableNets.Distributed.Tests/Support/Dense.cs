using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PrunableNets.Formats;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>A trained network's weights in a file, for all tests of a class, and a folder for what they write.</summary>
public sealed class Dense : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cluster-tests");
    private int runs;

    public Dense()
    {
        Weights = Path.Combine(folder.FullName, "dense.safetensors");
        using var net = TinyData.TrainedNet(2);
        Safetensors.Write(Weights, net.state_dict());
    }

    public string Weights { get; }

    /// <summary>The plan of a run without a cluster, once there was one.</summary>
    public byte[]? Plan { get; set; }

    /// <summary>A folder that nobody else has.</summary>
    public string NewFolder() => folder.CreateSubdirectory((++runs).ToString(CultureInfo.InvariantCulture)).FullName;

    /// <summary>Settings of a run that measures many masks and does nothing else.</summary>
    /// <param name="into">Folder of the plan and the run.</param>
    /// <param name="items">Measured items, of eight masks each.</param>
    public IReadOnlyList<string> Prune(string into, int items) =>
    [
        $"Pruning:Weights={Weights}", $"Pruning:Plan={PlanOf(into)}", "Pruning:Target=50%", "Pruning:Device=cpu",
        "Pruning:Method=LinearEnsemble",
        "Pruning:RecalibrationBatches=0", "Pruning:Reconstruction:Batches=0",
        "Pruning:LinearEnsemble:Scope=Network", "Pruning:LinearEnsemble:MasksInBatch=8",
        $"Pruning:LinearEnsemble:MasksPerChannel={(items * 8.0 / TinyNet.Architecture.GateCount).ToString(CultureInfo.InvariantCulture)}",
        "Pruning:LinearEnsemble:Samples=40", "Pruning:LinearEnsemble:DisableRate=0.4",
    ];

    /// <summary>Settings of a comparison.</summary>
    public IReadOnlyList<string> Compare(string into) =>
    [
        $"Comparison:Weights={Weights}", $"Comparison:Folder={into}", "Comparison:Targets:0=60%",
        "Comparison:Methods:0=Taylor", "Comparison:Methods:1=AutoBot",
        "Comparison:Seeds=2", "Comparison:Device=cpu", "Comparison:RecalibrationBatches=2",
        "Comparison:Taylor:Batches=2", "Comparison:AutoBot:Iterations=10", "Comparison:AutoBot:BatchSize=16",
        "Comparison:Reconstruction:Batches=2", "Comparison:Reconstruction:BatchSize=50",
        "Comparison:FineTuning:Epochs=1", "Comparison:FineTuning:BatchSize=32", "Comparison:FineTuning:LearningRate=0.05",
    ];

    public static string PlanOf(string folder) => Path.Combine(folder, "TinyNet.widths.json");

    public void Dispose() => folder.Delete(recursive: true);
}
