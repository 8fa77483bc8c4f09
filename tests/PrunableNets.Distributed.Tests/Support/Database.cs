using System;
using PrunableNets.Distributed.Tests.Machines;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>A database server for the tests of a class.</summary>
public sealed class Database : IDisposable
{
    public PostgresServer Server { get; } = new();

    public void Dispose() => Server.Dispose();
}
