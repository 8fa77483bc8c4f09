using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace PrunableNets.Packages.Tests;

/// <summary>docs/prune-your-own.md: its classes, its program, its settings and its commands, in a console project.</summary>
[Collection(nameof(PrunedApp))]
public sealed class OwnModelTests(PrunedApp app)
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(PackageFeed.Root, "docs/prune-your-own.md"));

    [Fact]
    public void ThePageLeadsFromAClassToItsSlimClass()
    {
        PackageFeed.Expect(0, app.Feed.Dotnet(app.Feed.Folder, "new", "console", "-n", "Own", "-o", "Own"));
        var folder = Path.Combine(app.Feed.Folder, "Own");
        string[] code = Blocks("csharp"), commands = Blocks("sh");
        Shell(commands[0]);
        Write("SensorNet.cs", code[0]);
        Write("SensorAndFactsNet.cs", code[0][..code[0].IndexOf("[Prunable", StringComparison.Ordinal)] + code[2]);
        Write("SensorData.cs", code[3]);
        Write("Program.cs", code[5]);
        var project = Path.Combine(folder, "Own.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace(
            "</Project>", """<ItemGroup><Content Include="appsettings.json" CopyToOutputDirectory="PreserveNewest" /></ItemGroup></Project>""", StringComparison.Ordinal));
        WriteSamples(folder);

        // The page's reader has weights; here they are trained.
        var settings = Blocks("json").Single();
        Write("appsettings.json", settings.Replace("\"Weights\": \"SensorNet.safetensors\"", "\"Training\": { \"Epochs\": 4, \"BatchSize\": 16 }", StringComparison.Ordinal).Replace("\"FineTuning\": { \"Epochs\": 2", "\"FineTuning\": { \"Epochs\": 1", StringComparison.Ordinal));
        Shell(commands[1]);
        File.Copy(Path.Combine(folder, "SensorNet.dense.safetensors"), Path.Combine(folder, "SensorNet.safetensors"));
        Write("appsettings.json", settings);
        Shell(commands[1]);

        // The budget's three lines in place of the class's two.
        Write("SensorNet.cs", code[0].Replace("[Prunable(\"6x128\")]\npublic sealed partial class SensorNet : Module<Tensor, Tensor>", code[6].TrimEnd(), StringComparison.Ordinal));
        Write("Shipping.cs", $"internal static class Shipping\n{{\n    public static void Load()\n    {{\n        {code[7]}    }}\n}}\n");
        Shell(commands[2]);
        Assert.Contains("fine-tuned", Shell(commands[3]), StringComparison.Ordinal);
        foreach (var file in new[] { "SensorNet.widths.json", "SensorNet.slim.dat", "SensorNet.fine-tuned.safetensors", "runs/SensorNet/report.html", "runs/SensorNet/course.jsonl", "runs/SensorNet/certificate.json" })
            Assert.True(File.Exists(Path.Combine(folder, file)), file);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

        string Shell(string script) => PackageFeed.Expect(0, app.Feed.Shell(folder, script));
    }

    private static string[] Blocks(string language) => [.. s_page.Split($"```{language}\n").Skip(1).Select(static b => b.Split("```")[0])];

    /// <summary>Sines, whose frequency is the class.</summary>
    private static void WriteSamples(string folder)
    {
        foreach (var (part, count) in new[] { ("train", 80), ("test", 20) })
        {
            var samples = Enumerable.Range(0, count).SelectMany(static i => Enumerable.Range(0, 6 * 128).Select(k => MathF.Sin(((i % 4) + 1) * (k % 128) * 0.1f) + (0.01f * (i % 7)))).ToArray();
            File.WriteAllBytes(Path.Combine(folder, part + ".samples.bin"), MemoryMarshal.AsBytes<float>(samples).ToArray());
            File.WriteAllLines(Path.Combine(folder, part + ".labels.txt"), Enumerable.Range(0, count).Select(static i => $"{i % 4}"));
        }
    }
}
