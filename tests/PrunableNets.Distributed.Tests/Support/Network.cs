using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PrunableNets.Distributed.Tests.Machines;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>
/// Machines with networks of their own, for a worker each. They reach each other by addresses that are not loopback, and so with
/// certificates.
/// </summary>
/// <param name="workers">How many.</param>
/// <param name="dense">What they write into.</param>
/// <param name="isListedByFirst">The first worker keeps the list of members, and no database does.</param>
internal sealed class Network(int workers, Dense dense, bool isListedByFirst = false) : IDisposable
{
    private const int Port = 11111;

    private readonly NetworkNamespaces machines = new(workers);
    private readonly Certificates certificates = new();
    private readonly List<ProgramProcess> programs = [];
    private PostgresServer? database;

    public PostgresServer Database => database ??= new PostgresServer(machines.HostAddress, machines.Subnet);

    /// <summary>Starts a worker on a machine.</summary>
    /// <param name="index">Which.</param>
    /// <param name="isForeign">With a certificate of another authority.</param>
    /// <param name="until">The line that it has told when this returns.</param>
    public async Task<ProgramProcess> Worker(int index, bool isForeign = false, string until = "is ready")
    {
        string[] port = isListedByFirst && index == 0 ? [$"Cluster:Port={Port}"] : [];
        var worker = Member.Start("worker", [.. Settings(machines.AddressOf(index), isForeign), .. port], machines.Enter(index));
        programs.Add(worker);
        await worker.WaitForLine(l => l.Contains(until, StringComparison.Ordinal), Member.Patience);
        return worker;
    }

    /// <summary>Starts a program that measures on the workers.</summary>
    public ProgramProcess Program(string verb, IEnumerable<string> settings)
    {
        var program = Member.Start(verb, [.. Settings(machines.HostAddress, isForeign: false), .. settings]);
        programs.Add(program);
        return program;
    }

    public void Dispose()
    {
        programs.ForEach(static p => p.Dispose());
        database?.Dispose();
        certificates.Dispose();
        machines.Dispose();
    }

    private IEnumerable<string> Settings(string address, bool isForeign) =>
    [
        isListedByFirst ? $"Cluster:Primary={machines.AddressOf(0)}:{Port}" : $"Cluster:Database={Database.ConnectionString}",
        $"Cluster:Address={address}", $"Cluster:Cache={dense.NewFolder()}", "Cluster:SilentSeconds=12", "Cluster:Works=false",
        $"Cluster:Certificate:Password={Certificates.Password}",
        $"Cluster:Certificate:File={(isForeign ? certificates.ForeignFile : certificates.ClusterFile)}",
        $"Cluster:Certificate:Authority={(isForeign ? certificates.ForeignAuthorityFile : certificates.AuthorityFile)}",
    ];
}
