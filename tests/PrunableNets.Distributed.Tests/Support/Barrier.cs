using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PrunableNets.Distributed.Tests.Program;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>Workers with its setting wait in their first item until it is opened: how far they are does not hang on how fast a machine is.</summary>
internal sealed class Barrier : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Barrier() => listener.Start();

    public string Setting => $"Breaks={BrokenDataset.WaitsAt}{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Lets all go on, for good.</summary>
    public void Open() => listener.Stop();

    public void Dispose() => listener.Dispose();
}
