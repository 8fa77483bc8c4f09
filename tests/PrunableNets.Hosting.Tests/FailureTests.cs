using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Formats;
using PrunableNets.Tests;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests;

/// <summary>What goes wrong in a run ends with its exit code and a message, and loses nothing.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class FailureTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("failure");

    public void Dispose() => folder.Delete(recursive: true);

    private string File(string name) => Path.Combine(folder.FullName, name);

    private Task<ChildRun> Run(params string[] settings) => ChildRun.Start([folder.FullName, .. settings]);

    private void Expect(ChildRun run, int code, params string[] parts)
    {
        Assert.Equal((code, 1), (run.ExitCode, run.Error.TrimEnd().Split('\n').Length));
        Assert.All(parts, p => Assert.Contains(p, run.Error, StringComparison.Ordinal));
        Assert.Empty(folder.GetFiles("*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AFullDiskIsToldAndTheSameCommandGoesOnWhenThereIsRoom()
    {
        if (OperatingSystem.IsWindows())
            return; // No ulimit there.
        // Room for a checkpoint of the gates, which is small, but for none of the network.
        var full = await ChildRun.Start([folder.FullName], fileBlocks: 8);
        Expect(full, PruningExitCode.Storage, "dense.checkpoint.safetensors.next' was not written: ", "Make room");
        Assert.Equal(0, (await Run()).ExitCode);
        var plan = await System.IO.File.ReadAllTextAsync(File("TinyNet.widths.json"));

        // Now with files of an earlier run in the way of a full disk: they stay.
        full = await ChildRun.Start([folder.FullName, "AutoBot:Seed=1"], fileBlocks: 8);
        Expect(full, PruningExitCode.Storage, "Make room");
        Assert.Equal(plan, await System.IO.File.ReadAllTextAsync(File("TinyNet.widths.json")));
        Assert.NotEmpty(Safetensors.Read(File("TinyNet.fine-tuned.safetensors")));
    }

    [Fact]
    public async Task ATargetBelowTheLeastIsRefusedWithTheRangeBeforeAnythingRuns()
    {
        var run = await Run("Target=1k");
        Expect(run, PruningExitCode.BadOptions, "Target: TinyNet cannot be pruned to 1,000 FLOPs (Mac)", "15,328", "70,304");
        Assert.Empty(run.Lines);
    }

    [Fact]
    public async Task AnUnknownKeyIsRefused() => Expect(await Run("Tarrget=50%"), PruningExitCode.BadOptions, "Tarrget");

    [Fact]
    public async Task ALossThatIsNotANumberIsToldAndNoPlanIsWritten()
    {
        Expect(await Run("Training:LearningRate=1e30"), PruningExitCode.Diverged, "lower the learning rate");
        Assert.Empty(folder.GetFiles("TinyNet.*"));
    }

    [Fact]
    public async Task WeightsThatAreNoNumbersAreRefusedWithTheirNamesBeforeAnythingRuns()
    {
        using var dense = TinyNet.Create();
        using (no_grad())
            dense.get_parameter("linear.weight")!.fill_(float.NaN);
        Safetensors.Write(File("nan.safetensors"), dense.state_dict());
        var run = await Run($"Weights={File("nan.safetensors")}", "without=Training");
        Expect(run, PruningExitCode.BadInput, "TinyNet has values that are no finite numbers in linear.weight");
        Assert.DoesNotContain(run.Lines, static l => l.StartsWith("iteration", StringComparison.Ordinal));
        Assert.Empty(folder.GetFiles("TinyNet.*"));
    }

    [Fact]
    public async Task AFineTuningThatDivergesLeavesThePlanAndTheNextRunFineTunesOnly()
    {
        Expect(await Run("FineTuning:LearningRate=1e30", "FineTuning:Optimizer=SGD"), PruningExitCode.Diverged, "lower the learning rate");
        var plan = PlanFile.Load(File("TinyNet.widths.json")).ToPlan(TinyNet.Architecture);
        Assert.NotEmpty(Safetensors.Read(File("TinyNet.slim.safetensors")));
        Assert.False(System.IO.File.Exists(File("TinyNet.fine-tuned.safetensors")));

        var run = await Run();
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Lines, static l => l.StartsWith("iteration", StringComparison.Ordinal));
        Assert.Equal(plan.ToMask(), PlanFile.Load(File("TinyNet.widths.json")).ToPlan(TinyNet.Architecture).ToMask());
    }

    [Fact]
    public async Task WeightsThatAreCutOffAreRefusedWithTheirFile()
    {
        using var dense = TinyNet.Create();
        Safetensors.Write(File("cut.safetensors"), dense.state_dict());
        var bytes = await System.IO.File.ReadAllBytesAsync(File("cut.safetensors"));
        await System.IO.File.WriteAllBytesAsync(File("cut.safetensors"), bytes[..(bytes.Length / 2)]);
        Expect(await Run($"Weights={File("cut.safetensors")}", "without=Training"), PruningExitCode.BadInput, File("cut.safetensors"));
    }

    [Fact]
    public async Task WeightsOfAnotherNetworkAreRefused()
    {
        Safetensors.Write(File("other.safetensors"), new Dictionary<string, Tensor> { ["conv9.weight"] = zeros(1) });
        var run = await Run($"Weights={File("other.safetensors")}", "without=Training");
        Expect(run, PruningExitCode.BadInput, "conv9.weight");
    }

    [Fact]
    public async Task ImagesThatCannotBeReadAreToldWithTheirFile()
    {
        Expect(await Run($"images={File("none.bin")}"), PruningExitCode.BadInput, File("none.bin"));
        await System.IO.File.WriteAllBytesAsync(File("cut.bin"), new byte[3000]);
        Expect(await Run($"images={File("cut.bin")}"), PruningExitCode.BadInput, File("cut.bin"), "3000 bytes");
    }

    [Fact]
    public async Task ACheckpointOfOtherOptionsIsRefusedByNameAndTheStageStartsAnew()
    {
        Assert.Equal(137, (await ChildRun.Start([folder.FullName], killAfter: 20, waits: true)).ExitCode);
        var run = await Run("AutoBot:LearningRate=0.3");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Lines, static l => l.StartsWith("note Resuming from", StringComparison.Ordinal) && l.Contains("dense.checkpoint", StringComparison.Ordinal));
        Assert.Contains(run.Lines, static l => l.StartsWith("note Checkpoint refused", StringComparison.Ordinal) && l.Contains("Gates:LearningRate (0.6 there, 0.3 here)", StringComparison.Ordinal));
        Assert.Contains("iteration 0", run.Lines);
    }

    [Fact]
    public async Task WithoutResumeEverythingStartsAnew()
    {
        Assert.Equal(137, (await ChildRun.Start([folder.FullName], killAfter: 20, waits: true)).ExitCode);
        var run = await Run("Resume=false");
        Assert.Equal((0, false), (run.ExitCode, run.Lines.Any(static l => l.StartsWith("note", StringComparison.Ordinal))));
        Assert.Equal(6, run.Lines.Count(static l => l.StartsWith("epoch", StringComparison.Ordinal)));
    }

    [Fact]
    public void ASecondProcessInTheSameFolderIsRefused()
    {
        using var first = new RunFolder(folder.FullName, resume: true, static _ => { });
        var error = Assert.Throws<IOException>(() => new RunFolder(folder.FullName, resume: true, static _ => { }));
        Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
    }
}
