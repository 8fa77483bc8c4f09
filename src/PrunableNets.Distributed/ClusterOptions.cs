using System;
using System.Collections.Generic;
using System.Net;
using Npgsql;

namespace PrunableNets.Distributed;

/// <summary>
/// Where a program finds the others of its cluster; bound from a configuration section, whose keys are the properties' names. With nothing
/// configured it is a cluster of one, on loopback.
/// </summary>
public sealed class ClusterOptions
{
    /// <summary>Programs with the same name are a cluster.</summary>
    public string Name { get; set; } = "pruning";

    /// <summary>This machine's address, on which the program listens. Beyond loopback a <see cref="Certificate"/> is needed.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Address and port of one of the programs, which keeps the list of all in its memory: for tests and one machine. This program itself
    /// where both are its own. Exactly one of this and <see cref="Database"/> for a cluster of several.
    /// </summary>
    public string? Primary { get; set; }

    /// <summary>
    /// Connection string of the PostgreSQL database that keeps the list of all programs; its tables are made where they are missing.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>What programs of the cluster know each other by; null talks openly, on loopback alone.</summary>
    public ClusterCertificateOptions? Certificate { get; set; }

    /// <summary>Whether a program that prunes or compares measures too, beside its workers.</summary>
    public bool Works { get; set; } = true;

    /// <summary>Where a worker computes, as <c>Device</c> of a run.</summary>
    public string Device { get; set; } = "auto";

    /// <summary>Where a worker keeps weights that it was sent; null is a folder of the system's temporary files.</summary>
    public string? Cache { get; set; }

    /// <summary>
    /// Seconds that a program may be silent before the cluster goes on without it, at least 3; what it was measuring is measured elsewhere
    /// then.
    /// </summary>
    public int SilentSeconds { get; set; } = 15;

    /// <summary>The key and problem of each value that cannot work.</summary>
    internal IEnumerable<(string Key, string Problem)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return (nameof(Name), "is empty; give the cluster a name.");
        if (!IPAddress.TryParse(Address, out var address))
            yield return (nameof(Address), $"'{Address}' is no IP address of this machine, such as 192.168.1.10.");
        else if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            yield return (nameof(Address), $"'{Address}' is every address; name the one under which the others reach this machine.");
        else if (Certificate is null && !IPAddress.IsLoopback(address))
            yield return (
                nameof(Certificate),
                $"is missing: '{Address}' can be reached from other machines, and whoever reaches it could join. "
                    + "See docs/cluster.md for how to make certificates.");
        if (Port is < 0 or > 65535)
            yield return (nameof(Port), $"{Port} is no port.");
        if (Primary is not null && !IPEndPoint.TryParse(Primary, out _))
            yield return (nameof(Primary), $"'{Primary}' is no address with a port, such as 127.0.0.1:11111.");
        if (Primary is not null && Database is not null)
            yield return (nameof(Primary), $"stands beside {nameof(Database)}; one of them keeps the list of programs.");
        if (Database is not null && !IsConnection(Database))
            yield return (nameof(Database), "is no connection string, such as Host=192.168.1.10;Database=pruning;Username=pruning.");
        if (SilentSeconds is < 3 or > 3600)
            yield return (nameof(SilentSeconds), $"{SilentSeconds} is out of 3 to 3600.");
        if (Certificate is { File: "" } or { Authority: "" })
            yield return (
                nameof(Certificate), $"needs {nameof(ClusterCertificateOptions.File)} and {nameof(ClusterCertificateOptions.Authority)}.");
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>A program's certificate and who has to have signed those of the others.</summary>
public sealed class ClusterCertificateOptions
{
    /// <summary>PKCS#12 file (.pfx) with this program's certificate and private key.</summary>
    public string File { get; set; } = "";

    /// <summary>The file's password; null for none.</summary>
    public string? Password { get; set; }

    /// <summary>PEM file with the certificate of the cluster's own authority, which signs no others.</summary>
    public string Authority { get; set; } = "";
}
