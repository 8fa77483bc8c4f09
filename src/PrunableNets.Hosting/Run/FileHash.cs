using System;
using System.IO;
using System.Security.Cryptography;

namespace PrunableNets.Hosting;

internal static class FileHash
{
    /// <summary>SHA-256 of the file, hex.</summary>
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
