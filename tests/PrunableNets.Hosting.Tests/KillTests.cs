using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Formats;
using PrunableNets.Tests;

namespace PrunableNets.Hosting.Tests;

/// <summary>A run that is killed again and again ends with the files of one that was left alone.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("kill");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public Task FiftyKillsAtRandomMomentsChangeNoByte() => Kill(
        50, [], ["TinyNet.dense.safetensors", "TinyNet.fine-tuned.dat", "TinyNet.fine-tuned.safetensors", "TinyNet.slim.dat", "TinyNet.slim.safetensors", "TinyNet.widths.json"]);

    [Fact]
    public Task TenKillsChangeNoByteOfARunThatPrunesEarly() => Kill(
        10, ["without=AutoBot,FineTuning,Reconstruction", "Method=L1", "Training:Epochs=6", "Early:Moment=Epoch", "Early:Epoch=3"],
        ["TinyNet.dense.safetensors", "TinyNet.slim.dat", "TinyNet.slim.safetensors", "TinyNet.trained.dat", "TinyNet.trained.safetensors", "TinyNet.widths.json"]);

    private async Task Kill(int kills, string[] settings, string[] files)
    {
        var reference = root.CreateSubdirectory("reference").FullName;
        var whole = await ChildRun.Start([reference, .. settings]);
        Assert.Equal((0, "complete"), (whole.ExitCode, whole.Lines[^1]));
        var expected = Results(reference);
        Assert.Equal(files, expected.Keys);

        // Two at a time: a child spends most of its time on starting.
        var killed = await Task.WhenAll(Enumerable.Range(0, 2).Select(seed => Chain(seed, kills / 2, settings, whole.Lines.Count, expected, reference)));
        Assert.True(killed.Sum() >= kills, $"only {killed.Sum()} runs were killed before they ended");
    }

    /// <summary>Kills runs in one folder until one ends, then begins a new folder.</summary>
    /// <returns>How many runs were killed before they ended.</returns>
    private async Task<int> Chain(int seed, int kills, string[] settings, int lines, IReadOnlyDictionary<string, byte[]> expected, string reference)
    {
        var random = new Random(seed);
        var (killed, resumed) = (0, 0);
        for (var chain = 0; killed < kills || chain == 0; chain++)
        {
            var folder = root.CreateSubdirectory($"{seed}-{chain}").FullName;
            for (var ended = false; !ended;)
            {
                var run = await ChildRun.Start([folder, .. settings], killed < kills ? random.Next(1, lines) : int.MaxValue);
                resumed += run.Lines.Count(static l => l.StartsWith("note Resuming", StringComparison.Ordinal));
                Assert.DoesNotContain(run.Lines, static l => l.Contains("refused", StringComparison.Ordinal));
                Check(folder);
                ended = run.ExitCode == 0;
                if (!ended)
                    Assert.Equal((137, ""), (run.ExitCode, run.Error));
                killed += ended ? 0 : 1;
            }
            var results = Results(folder);
            Assert.Equal(expected.Keys, results.Keys);
            Assert.Equal(File.ReadAllText(Course(reference)), File.ReadAllText(Course(folder)));
            Assert.All(expected, e => Assert.Equal(e.Value, results[e.Key]));
            Assert.True(File.Exists(Path.Combine(folder, "runs", "TinyNet", "report.html")));
            Assert.Empty(Directory.GetFiles(Path.Combine(folder, "runs", "TinyNet"), "*.safetensors*"));
        }
        Assert.True(resumed > 0, "no run resumed");
        return killed;
    }

    /// <summary>Whatever has its final name is whole.</summary>
    private static void Check(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".safetensors", StringComparison.Ordinal) || file.EndsWith(".previous", StringComparison.Ordinal))
                foreach (var tensor in Safetensors.Read(file).Values)
                    tensor.Dispose();
            else if (file.EndsWith(PlanFile.FileSuffix, StringComparison.Ordinal))
                PlanFile.Load(file).ToPlan(TinyNet.Architecture);
        }
    }

    private static string Course(string folder) => Path.Combine(folder, "runs", "TinyNet", "course.jsonl");

    private static SortedDictionary<string, byte[]> Results(string folder) => new(
        Directory.GetFiles(folder).Where(static f => !f.EndsWith(".tmp", StringComparison.Ordinal)).ToDictionary(static f => Path.GetFileName(f), File.ReadAllBytes), StringComparer.Ordinal);
}
