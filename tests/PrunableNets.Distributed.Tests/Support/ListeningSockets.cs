using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>Where a process listens, by what the kernel tells of its sockets.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    public static IReadOnlyList<string> Of(int process)
    {
        var own = Directory.EnumerateFiles($"/proc/{process}/fd").Select(static f => new FileInfo(f).LinkTarget).OfType<string>()
            .Where(static t => t.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(static t => t[8..^1]).ToHashSet(StringComparer.Ordinal);
        return [.. new[] { "tcp", "tcp6" }.SelectMany(protocol => File.ReadLines($"/proc/{process}/net/{protocol}").Skip(1))
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f[3] == Listening && own.Contains(f[9])).Select(static f => Address(f[1]))];
    }

    /// <summary>Of the kernel's hexadecimal form, whose words are in the machine's order.</summary>
    private static string Address(string text)
    {
        var parts = text.Split(':');
        var bytes = Convert.FromHexString(parts[0]).Chunk(4).SelectMany(static word => word.Reverse()).ToArray();
        return new IPEndPoint(new IPAddress(bytes), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
    }
}
