using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Packages.Tests;

/// <summary>
/// docs/cluster.md: its program, its settings and its commands for one machine, with the packages and the network of the tutorial.
/// </summary>
[Collection(nameof(PrunedApp))]
public sealed class ClusterPageTests(PrunedApp app)
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(PackageFeed.Root, "docs/cluster.md"));

    [Fact]
    public void ThePagesProgramPrunesAndComparesOnItsWorkers()
    {
        var folder = app.Copy("Clustered");
        PackageFeed.Expect(
            0,
            app.Feed.Shell(
                folder,
                Named(Blocks("sh")[0])
                    .Replace("PrunableNets.Distributed", "PrunableNets.Distributed --version 0.1.0", StringComparison.Ordinal)));
        string[] code = Blocks("csharp");
        Write("Program.cs", "using Networks;\n" + Named(code[0])
            .Replace("Mnist.ReadTrain(\"mnist\")", "ShapesDataset.Train(256)", StringComparison.Ordinal)
            .Replace("Mnist.ReadTest(\"mnist\")", "ShapesDataset.Test()", StringComparison.Ordinal));
        Write("Health.cs", code[1]);
        Write("appsettings.json", Settings().ToJsonString());
        var local = Named(Blocks("sh").Single(static b => b.Contains("Cluster:Primary", StringComparison.Ordinal)));
        var output = PackageFeed.Expect(0, app.Feed.Shell(folder, local));
        Assert.Contains("has joined", output, StringComparison.Ordinal);
        Assert.True(output.Split(": begun").Length > 3, output);
        Assert.Contains("Network.widths.json", output, StringComparison.Ordinal);
        // The same with its own cluster of one.
        Assert.Contains(
            "Taylor",
            PackageFeed.Expect(0, app.Feed.Shell(folder, "OMP_NUM_THREADS=1 dotnet bin/Release/net10.0/Figures.dll compare")),
            StringComparison.Ordinal);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string Named(string text) =>
        text.Replace("DigitNetApp", "Figures", StringComparison.Ordinal).Replace("DigitNet", "Network", StringComparison.Ordinal);

    /// <summary>The page's settings, smaller, and without what several machines need.</summary>
    private static JsonNode Settings()
    {
        var settings = JsonNode.Parse(Named(Blocks("json").Single(static b => b.Contains("\"Certificate\"", StringComparison.Ordinal))))!;
        settings["Cluster"] = new JsonObject { ["Name"] = "digits" };
        settings["Pruning"]!["Weights"] = "Network.dense.safetensors";
        settings["Comparison"]!["Weights"] = "Network.dense.safetensors";
        settings["Pruning"]!["LinearEnsemble"] = new JsonObject { ["MasksPerChannel"] = 1, ["Samples"] = 16, ["MasksInBatch"] = 8 };
        settings["Pruning"]!["Reconstruction"] = new JsonObject { ["Batches"] = 2 };
        settings["Comparison"]!["Methods"] = new JsonArray("Taylor");
        settings["Comparison"]!["Targets"] = new JsonArray("50%");
        settings["Comparison"]!["Seeds"] = 1;
        return settings;
    }

    private static string[] Blocks(string language) => [.. s_page.Split($"```{language}\n").Skip(1).Select(static b => b.Split("```")[0])];
}
