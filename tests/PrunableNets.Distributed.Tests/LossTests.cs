using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;
using PrunableNets.Distributed.Tests.Program;
using PrunableNets.Distributed.Tests.Support;

namespace PrunableNets.Distributed.Tests;

/// <summary>
/// Whoever dies, stands still, comes late or starts again: the run ends with the bytes of a run without a cluster, and nothing that was
/// done is done again.
/// </summary>
public sealed class LossTests(Dense dense, Database database) : IClassFixture<Dense>, IClassFixture<Database>, IDisposable
{
    private const int Items = 80;

    private readonly List<Cluster> clusters = [];
    private readonly string folder = dense.NewFolder();

    public void Dispose() => clusters.ForEach(static c => c.Dispose());

    private Cluster Begin(int silentSeconds = 12)
    {
        clusters.Add(new Cluster(database.Server, dense) { SilentSeconds = silentSeconds });
        return clusters[^1];
    }

    [Fact]
    public async Task AWorkerThatIsKilled()
    {
        var cluster = Begin(silentSeconds: 6);
        var (first, second) = (await cluster.Worker(), await cluster.Worker());
        var run = cluster.Program("prune", dense.Prune(folder, Items));
        await Nth(second, 3, run);
        second.Kill();
        await EndsTheSame(cluster, run, lost: 1);
        AssertItemWentElsewhere(run);
        Assert.True(Member.Begun(first).Length > Member.Begun(second).Length);
    }

    [Fact]
    public async Task AWorkerThatStandsStillForTooLong()
    {
        var cluster = Begin(silentSeconds: 6);
        var (_, second) = (await cluster.Worker(), await cluster.Worker());
        var run = cluster.Program("prune", dense.Prune(folder, Items));
        await Nth(second, 3, run);
        second.Freeze();
        await EndsTheSame(cluster, run, lost: 1);
        AssertItemWentElsewhere(run);
        second.Thaw();
        Assert.Equal(6, await second.WaitForExit(Member.Patience));
        Assert.Contains(second.Lines, static l => l.Text.Contains("no longer in its cluster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AWorkerThatStandsStillForAMoment()
    {
        var cluster = Begin();
        var (_, second) = (await cluster.Worker(), await cluster.Worker());
        var run = cluster.Program("prune", dense.Prune(folder, Items));
        await Nth(second, 3, run);
        second.Freeze();
        await Nth(cluster.Workers[0], Member.Begun(cluster.Workers[0]).Length + 5, run);
        second.Thaw();
        await EndsTheSame(cluster, run, lost: 0);
    }

    [Fact]
    public async Task AWorkerThatComesLate()
    {
        using var barrier = new Barrier();
        var cluster = Begin();
        var first = await cluster.Worker(barrier.Setting);
        var run = cluster.Program("prune", [MemberData.Sound, .. dense.Prune(folder, Items)]);
        await Nth(first, 1, run);
        await Nth(await cluster.Worker(MemberData.Sound), 4, run);
        barrier.Open();
        await EndsTheSame(cluster, run, lost: 0);
        // Weights that were sent to one lie in the cache for the other; it measures the same.
        Assert.Contains(run.Lines, static l => l.Text.Contains("has joined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheProgramItselfKilledAndStartedAgain()
    {
        var cluster = Begin();
        await cluster.Worker();
        await cluster.Worker();
        var killed = cluster.Program("prune", dense.Prune(folder, Items));
        await killed.WaitForLine(static l => l.StartsWith("step masks 160/", StringComparison.Ordinal), Member.Patience);
        killed.Kill();
        await EndsTheSame(cluster, cluster.Program("prune", dense.Prune(folder, Items)), lost: 2);
    }

    /// <summary>Stopped in good order (Ctrl-C): the workers let go of what it wanted, and the same command goes on from there.</summary>
    [Fact]
    public async Task TheProgramItselfStoppedAndStartedAgain()
    {
        var cluster = Begin();
        await cluster.Worker();
        var stopped = cluster.Program("prune", dense.Prune(folder, Items));
        await stopped.WaitForLine(static l => l.StartsWith("step masks 160/", StringComparison.Ordinal), Member.Patience);
        stopped.Terminate();
        Assert.Equal(130, await stopped.WaitForExit(Member.Patience));
        await cluster.Workers[0].WaitForLine(
            static l => l.Contains("has ended its measurement", StringComparison.Ordinal), Member.Patience);
        await EndsTheSame(cluster, cluster.Program("prune", dense.Prune(folder, Items)), lost: 1);
    }

    [Fact]
    public async Task TheDatabaseStartedAgain()
    {
        var cluster = Begin();
        await cluster.Worker();
        await cluster.Worker();
        var run = cluster.Program("prune", dense.Prune(folder, Items));
        await Nth(cluster.Workers[0], 3, run);
        database.Server.Restart();
        await EndsTheSame(cluster, run, lost: 0);
    }

    /// <summary>Not that the worker has left the cluster: the run may be over before the list of workers is told so.</summary>
    private static void AssertItemWentElsewhere(ProgramProcess run) =>
        Assert.Contains(run.Lines, static l => l.Text.Contains("is measured elsewhere: worker ", StringComparison.Ordinal));

    /// <summary>Waits until a worker has begun so many items of a run, or the run is over.</summary>
    private static async Task Nth(ProgramProcess worker, int items, ProgramProcess run)
    {
        var left = items;
        var begun = worker.WaitForLine(l => l.Contains(": begun", StringComparison.Ordinal) && --left == 0, Member.Patience);
        await Task.WhenAny(begun, run.WaitForExit(Member.Patience));
        Assert.True(begun.IsCompletedSuccessfully, $"Item {items} was not begun. The run:\n{run.Output}\nThe worker:\n{worker.Output}");
    }

    /// <param name="cluster">Whose workers measured.</param>
    /// <param name="run">The program that measures.</param>
    /// <param name="lost">Items that may be begun twice: those that were in flight when something was lost.</param>
    private async Task EndsTheSame(Cluster cluster, ProgramProcess run, int lost)
    {
        Assert.True(await run.WaitForExit(Member.Patience) == 0, run.Output);
        Assert.Equal(await Expected(), await File.ReadAllBytesAsync(Dense.PlanOf(folder)));
        var begun = cluster.Begun();
        var different = begun.Distinct(StringComparer.Ordinal).Count();
        Assert.InRange(different, Items - 1, Items);
        Assert.InRange(begun.Length, different, different + lost);
    }

    /// <summary>The plan of a run without a cluster.</summary>
    private async Task<byte[]> Expected()
    {
        if (dense.Plan is { } known)
            return known;
        var into = dense.NewFolder();
        using var alone = Member.Start("prune", dense.Prune(into, Items));
        Assert.True(await alone.WaitForExit(Member.Patience) == 0, alone.Output);
        return dense.Plan = await File.ReadAllBytesAsync(Dense.PlanOf(into));
    }
}
