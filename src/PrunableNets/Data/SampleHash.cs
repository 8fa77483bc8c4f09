using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PrunableNets.Data;

/// <summary>SHA-256 of values, little-endian, as every platform that .NET and libtorch share has them.</summary>
internal sealed class SampleHash : IDisposable
{
    // MemoryMarshal counts bytes in an int, so a large array is hashed in parts.
    private const int AtOnce = 1 << 24;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Append<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        for (var start = 0; start < values.Length; start += AtOnce)
            _hash.AppendData(MemoryMarshal.AsBytes(values[start..Math.Min(values.Length, start + AtOnce)]));
    }

    /// <summary>Hex.</summary>
    public string Result() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
