using System;
using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;
using Orleans.Hosting;

namespace PrunableNets.Distributed;

/// <summary>Makes an Orleans silo of the options.</summary>
internal static class SiloSetup
{
    // An answer takes some seconds at most (WorkerGrain); data may have to be read for the first.
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(20);

    // Three probes in a row are missed before others are asked.
    private const int Probes = 3;

    public static void Configure(ISiloBuilder silo, ClusterOptions options)
    {
        var own = new IPEndPoint(
            IPAddress.Parse(options.Address), options.Port != 0 ? options.Port : FreePort(IPAddress.Parse(options.Address)));
        silo.Configure<Orleans.Configuration.ClusterOptions>(c => c.ClusterId = c.ServiceId = options.Name);
        if (options.Database is { } database)
            silo.UseAdoNetClustering(c => (c.Invariant, c.ConnectionString) = ("Npgsql", database));
        else
            silo.UseDevelopmentClustering(options.Primary is { } primary ? IPEndPoint.Parse(primary) : own);
        // No gateway: there are no clients, and nothing listens on any other address.
        silo.ConfigureEndpoints(own.Address, own.Port, gatewayPort: 0, listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(m =>
        {
            m.NumMissedProbesLimit = Probes;
            // Orleans would stretch the time to four times this.
            m.ProbeTimeout = m.MaxProbeTimeout = TimeSpan.FromSeconds((double)options.SilentSeconds / Probes);
        });
        silo.Configure<SiloMessagingOptions>(m => m.ResponseTimeout = s_answer);
        silo.AddPlacementDirector<OnSiloPlacement, OnSiloDirector>();
        if (options.Certificate is { } certificate)
            ClusterCertificates.Read(certificate).Configure(silo);
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
