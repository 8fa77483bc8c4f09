using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;
using PrunableNets.Distributed.Tests.Program;
using PrunableNets.Distributed.Tests.Support;

namespace PrunableNets.Distributed.Tests;

/// <summary>Workers that throw, give no numbers, have no memory, other data or another program.</summary>
public sealed class BadInputTests(Dense dense, Database database) : IClassFixture<Dense>, IClassFixture<Database>, IDisposable
{
    private readonly Cluster cluster = new(database.Server, dense);
    private readonly string folder = dense.NewFolder();

    public void Dispose() => cluster.Dispose();

    [Theory]
    [InlineData("throws", "NotSupportedException: this machine's disk has no such sample; tried on another worker")]
    [InlineData("nan", "The loss under a mask is no finite number")]
    [InlineData("memory", "is asked for no more of TinyNet")]
    public async Task AnotherWorkerDoesIt(string how, string told)
    {
        var (sound, broken) = (await cluster.Worker(MemberData.Sound), await cluster.Worker($"Breaks={how}"));
        var run = cluster.Program("prune", [MemberData.Sound, .. dense.Prune(folder, 20)]);
        Assert.True(await run.WaitForExit(Member.Patience) == 0, run.Output);
        Assert.True(
            run.Lines.Any(l =>
                l.Text.Contains($"/{broken.Id}", StringComparison.Ordinal) && l.Text.Contains(told, StringComparison.Ordinal)),
            run.Output);
        Assert.Equal(20, Member.Begun(sound).Distinct(StringComparer.Ordinal).Count());
        Assert.True(File.Exists(Dense.PlanOf(folder)));
    }

    [Theory]
    [InlineData("throws", 6, "NotSupportedException: this machine's disk has no such sample")]
    [InlineData("nan", 5, "The loss under a mask is no finite number")]
    [InlineData("memory", 6, "allocate memory")]
    public async Task NobodyElseIsThere(string how, int code, string told)
    {
        var broken = await cluster.Worker($"Breaks={how}");
        var run = cluster.Program("prune", [MemberData.Sound, .. dense.Prune(folder, 20)]);
        Assert.Equal(code, await run.WaitForExit(Member.Patience));
        Assert.True(
            run.Lines.Any(l =>
                l.Text.Contains($"/{broken.Id} could not measure item 1 of 20 of TinyNet: ", StringComparison.Ordinal)
                && l.Text.Contains(told, StringComparison.Ordinal)),
            run.Output);
        Assert.DoesNotContain("second line", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Dense.PlanOf(folder)));
    }

    [Theory]
    [InlineData("Images=7", "it has other training data")]
    [InlineData("TestImages=7", "it has other test data")]
    public async Task AWorkerWithOtherDataIsRefused(string data, string told)
    {
        var other = await cluster.Worker(data);
        var run = cluster.Program("compare", dense.Compare(folder));
        await IsRefused(run, other, told);
        // One that fits does it all.
        await cluster.Worker();
        Assert.True(await run.WaitForExit(Member.Patience) == 0, run.Output);
        Assert.Empty(Member.Begun(other));
    }

    [Fact]
    public async Task AWorkerOfAnotherBuildIsRefused()
    {
        var other = await cluster.Worker(OtherBuild(), []);
        var run = cluster.Program("prune", dense.Prune(folder, 20));
        await IsRefused(run, other, "it is another build of the program");
    }

    private static async Task IsRefused(ProgramProcess run, ProgramProcess worker, string told)
    {
        await run.WaitForLine(l => l.Contains($"/{worker.Id} is refused: {told}", StringComparison.Ordinal), Member.Patience);
        await worker.WaitForLine(l => l.Contains(told, StringComparison.Ordinal), Member.Patience);
    }

    /// <summary>The same program, but for the number that tells one build from another.</summary>
    private string OtherBuild()
    {
        var own = typeof(MemberProgram).Assembly;
        var bytes = File.ReadAllBytes(own.Location);
        var place = bytes.AsSpan().IndexOf(own.ManifestModule.ModuleVersionId.ToByteArray());
        Assert.True(place > 0);
        bytes[place] ^= 1;
        var copy = Directory.CreateDirectory(Path.Combine(folder, "other")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(file)), file);
        foreach (var inner in Directory.EnumerateDirectories(AppContext.BaseDirectory))
            Directory.CreateSymbolicLink(Path.Combine(copy, Path.GetFileName(inner)), inner);
        var path = Path.Combine(copy, Path.GetFileName(own.Location));
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
