using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>The members of one cluster, which find each other in a database; all end with it.</summary>
internal sealed class Cluster(PostgresServer server, Dense dense) : IDisposable
{
    private readonly string name = $"c{Guid.NewGuid():N}";
    private readonly string cache = dense.NewFolder();
    private readonly List<ProgramProcess> members = [];

    public IReadOnlyList<ProgramProcess> Workers => [.. members.Take(WorkerCount)];

    private int WorkerCount { get; set; }

    /// <summary>Long, so that a machine that is busy with other tests is not taken for dead; short where a test waits for that.</summary>
    public int SilentSeconds { get; init; } = 12;

    private IEnumerable<string> Settings =>
    [
        $"Cluster:Name={name}", $"Cluster:Database={server.ConnectionString}", $"Cluster:Cache={cache}",
        $"Cluster:SilentSeconds={SilentSeconds}", "Cluster:Works=false",
    ];

    /// <summary>Starts a worker; it is in the cluster when it can be asked.</summary>
    public async Task<ProgramProcess> Worker(params string[] more) => await Worker(null, more);

    /// <param name="assembly">Another build of the program.</param>
    /// <param name="more">Settings beside the cluster's.</param>
    public async Task<ProgramProcess> Worker(string? assembly, string[] more)
    {
        var worker = Member.Start("worker", [.. Settings, .. more], assembly: assembly);
        members.Insert(WorkerCount++, worker);
        await worker.WaitForLine(static l => l.Contains("is ready", StringComparison.Ordinal), Member.Patience);
        return worker;
    }

    /// <summary>Starts a program that measures on the workers.</summary>
    public ProgramProcess Program(string verb, IEnumerable<string> settings)
    {
        var program = Member.Start(verb, [.. Settings, .. settings]);
        members.Add(program);
        return program;
    }

    /// <summary>All items that were begun, by whoever.</summary>
    public string[] Begun() => [.. Workers.SelectMany(Member.Begun)];

    public void Dispose() => members.ForEach(static m => m.Dispose());
}
