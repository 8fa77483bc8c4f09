using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Cli.Tests;

/// <summary>A network of the samples, pruned by the tool on a few images, once for all tests.</summary>
public sealed class PrunedFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pruned");

    public PrunedFolder()
    {
        ImageFiles.WriteSet(folder.FullName);
        // Progress is told beside the JSON.
        var (code, output, error) = Tool.Run([.. Arguments, "--json"]);
        Assert.True(code == 0, error);
        Certificate = JsonNode.Parse(output)!;
    }

    /// <summary>What the tool said.</summary>
    public JsonNode Certificate { get; }

    public string Data => "images:" + folder.FullName;

    public string Plan => File("FigureNet.widths.json");

    public string Dense => File("FigureNet.dense.safetensors");

    /// <summary>The command that pruned it.</summary>
    public string[] Arguments =>
    [
        "prune", Tool.Program, "--data", Data, "--target", "50%", "--method", "AutoBot", "--plan", Plan,
        .. new[]
        {
            "AutoBot:Iterations=30", "AutoBot:BatchSize=10", "Training:Epochs=2", "Training:BatchSize=10", "Reconstruction:Batches=4",
            "Reconstruction:BatchSize=5", "Reconstruction:HeldOut=2",
        }.SelectMany(static s => new[] { "--set", s }),
    ];

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}

[CollectionDefinition(nameof(PrunedFolder))]
public sealed class PrunedFolderCollection : ICollectionFixture<PrunedFolder>;
