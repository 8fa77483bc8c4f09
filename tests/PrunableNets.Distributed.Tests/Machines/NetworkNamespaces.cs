using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>
/// Networks of several machines on this one, and a bridge between all of them: what listens on its loopback alone is not reached from
/// another machine, as on one it would be.
/// </summary>
public sealed class NetworkNamespaces : IDisposable
{
    private readonly int network;
    private readonly int count;

    /// <param name="count">Of the machines.</param>
    /// <exception cref="InvalidOperationException">The system does not do it; nothing stays behind.</exception>
    public NetworkNamespaces(int count)
    {
        this.count = count;
        network = MakeBridge();
        try
        {
            Command.Run("ip", "addr", "add", $"{HostAddress}/24", "dev", Bridge(network));
            Command.Run("ip", "link", "set", Bridge(network), "up");
            for (var index = 0; index < count; index++)
                Add(index);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether this user may make them, with a program that is here.</summary>
    public static bool IsAllowed =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static f => File.Exists(Path.Combine(f, "ip")));

    /// <summary>This machine's.</summary>
    public string HostAddress => Address(1);

    /// <summary>All addresses here.</summary>
    public string Subnet => $"{Address(0)}/24";

    public string AddressOf(int index) => Address(2 + Checked(index));

    /// <summary>What to put before a command line; the process is the command's own, with no other one around it.</summary>
    public IReadOnlyList<string> Enter(int index) => ["ip", "netns", "exec", Name(Checked(index))];

    public void Dispose()
    {
        for (var index = 0; index < count; index++)
        {
            var name = Name(index);
            // Goes with its namespace too, but some time later.
            Command.Try("ip", "link", "delete", name);
            Command.Try("ip", "netns", "delete", name);
        }
        Command.Try("ip", "link", "delete", Bridge(network));
    }

    private void Add(int index)
    {
        // The end of its cable that is in the bridge has its name too.
        var name = Name(index);
        Command.Run("ip", "netns", "add", name);
        Command.Run("ip", "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", name);
        Command.Run("ip", "link", "set", name, "master", Bridge(network), "up");
        Command.Run("ip", "-n", name, "addr", "add", $"{AddressOf(index)}/24", "dev", "eth0");
        Command.Run("ip", "-n", name, "link", "set", "eth0", "up");
        Command.Run("ip", "-n", name, "link", "set", "lo", "up");
    }

    private string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"{Bridge(network)}-{index}");

    private string Address(int host) => string.Create(CultureInfo.InvariantCulture, $"10.211.{network}.{host}");

    private int Checked(int index) =>
        index >= 0 && index < count ? index : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {count} machines.");

    // A name of a network device has 15 letters at most.
    private static string Bridge(int network) => string.Create(CultureInfo.InvariantCulture, $"pruning{network}");

    /// <summary>Tests of two projects, or of two trees, may run at once: the system lets one of them have a name.</summary>
    private static int MakeBridge()
    {
        int network;
        for (var tries = 0; tries < 10; tries++)
        {
            network = RandomNumberGenerator.GetInt32(256);
            if (Command.Try("ip", "link", "add", Bridge(network), "type", "bridge"))
                return network;
        }
        network = RandomNumberGenerator.GetInt32(256);
        Command.Run("ip", "link", "add", Bridge(network), "type", "bridge");
        return network;
    }
}
