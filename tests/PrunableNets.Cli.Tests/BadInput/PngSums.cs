using System;
using System.Buffers.Binary;

namespace PrunableNets.Cli.Tests.BadInput;

/// <summary>
/// The checksums of PNG (https://www.w3.org/TR/png-3/#5CRC-algorithm), made right after damage: as long as they are wrong, no decoder looks
/// any further.
/// </summary>
internal static class PngSums
{
    private const int Signature = 8;

    /// <summary>A copy in which the sum of each chunk is that of what is in it, as far as there are chunks.</summary>
    public static byte[] Mended(byte[] png)
    {
        byte[] mended = [.. png];
        // A chunk is its length, a type of four bytes, data, and the sum of type and data.
        for (long start = Signature, end; start + 8 <= mended.Length; start = end + 4)
        {
            end = start + 8 + BinaryPrimitives.ReadUInt32BigEndian(mended.AsSpan((int)start));
            if (end + 4 > mended.Length)
                break;
            BinaryPrimitives.WriteUInt32BigEndian(mended.AsSpan((int)end), Sum(mended.AsSpan((int)start + 4, (int)(end - start) - 4)));
        }
        return mended;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }
        return ~sum;
    }
}
