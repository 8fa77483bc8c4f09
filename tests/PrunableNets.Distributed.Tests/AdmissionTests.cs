using System;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;
using PrunableNets.Distributed.Tests.Support;

namespace PrunableNets.Distributed.Tests;

/// <summary>Nobody gets in who should not.</summary>
public sealed class AdmissionTests(Dense dense) : IClassFixture<Dense>
{
    [NetworkFact]
    public async Task AWorkerWithoutTheClustersCertificateIsNotLetIn()
    {
        using var network = new Network(2, dense, isListedByFirst: true);
        var worker = await network.Worker(0);
        await worker.WaitForLine(static l => l.Contains("Application started", StringComparison.Ordinal), Member.Patience);
        var foreign = await network.Worker(1, isForeign: true);
        await worker.WaitForLine(static l => l.Contains("Authentication failed", StringComparison.Ordinal), Member.Patience);
        var run = network.Program("prune", dense.Prune(dense.NewFolder(), 60));
        Assert.True(await run.WaitForExit(Member.Patience) == 0, run.Output);
        Assert.Equal(60, Member.Begun(worker).Length);
        Assert.Empty(Member.Begun(foreign));
        Assert.DoesNotContain(run.Lines, l => l.Text.Contains($"/{foreign.Id} has joined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACertificateOfAnotherAuthorityIsToldAtOnce()
    {
        using var certificates = new Certificates();
        using var worker = Member.Start("worker", [
            $"Cluster:Certificate:File={certificates.ForeignFile}", $"Cluster:Certificate:Password={Certificates.Password}",
            $"Cluster:Certificate:Authority={certificates.AuthorityFile}",
        ]);
        Assert.Equal(3, await worker.WaitForExit(Member.Patience));
        Assert.Contains(
            $"'{certificates.ForeignFile}' is not signed by '{certificates.AuthorityFile}'", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeyondLoopbackACertificateIsNeeded()
    {
        using var worker = Member.Start("worker", ["Cluster:Address=192.0.2.1"]);
        Assert.Equal(2, await worker.WaitForExit(Member.Patience));
        Assert.Contains(
            "Cluster:Certificate: is missing: '192.0.2.1' can be reached from other machines", worker.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingListensBeyondLoopbackUnlessItIsToldTo()
    {
        using var worker = Member.Start("worker", ["Cluster:Name=alone"]);
        await worker.WaitForLine(static l => l.Contains("Application started", StringComparison.Ordinal), Member.Patience);
        var listening = ListeningSockets.Of(worker.Id);
        Assert.NotEmpty(listening);
        Assert.All(listening, static address => Assert.StartsWith("127.0.0.1:", address, StringComparison.Ordinal));
    }
}
