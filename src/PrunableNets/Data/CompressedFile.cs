using System;
using System.IO;
using System.IO.Compression;

namespace PrunableNets.Data;

/// <summary>Data files as they are distributed: plain, or gzip-compressed, which is recognised by content.</summary>
internal static class CompressedFile
{
    // MNIST's files are a fifth of their content; gzip makes a thousandth of zeros.
    private const long Harmless = 32 << 20;
    private const long MostTimes = 100;

    /// <exception cref="InvalidDataException">
    /// The file has more bytes than an array can, or begins like a gzip file but is damaged, or holds more than 32 MB and a hundred times its size.
    /// </exception>
    public static byte[] ReadAllBytes(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length > Array.MaxLength)
            throw new InvalidDataException($"'{path}' has {file.Length} bytes; up to {Array.MaxLength} are read. Split it.");
        if (!IsCompressed(file))
            return Take(file, file.Length);
        // Counted before anything is kept: nothing else tells what it will take.
        var most = Math.Min(Array.MaxLength, Math.Max(Harmless, MostTimes * file.Length));
        var length = Decompress(file, path, gzip => Count(gzip, most));
        if (length > most)
            throw new InvalidDataException($"'{path}' has {file.Length} bytes and holds more than {most}: it is no data set but made to fill memory. Decompress it if you know better.");
        return Decompress(file, path, gzip => Take(gzip, length));
    }

    private static bool IsCompressed(FileStream file)
    {
        var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return compressed;
    }

    private static T Decompress<T>(FileStream file, string path, Func<GZipStream, T> read)
    {
        file.Position = 0;
        try
        {
            using var gzip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return read(gzip);
        }
        // zlib tells of some damage as of a broken disk.
        catch (Exception inner) when (inner is InvalidDataException or IOException)
        {
            throw new InvalidDataException($"'{path}' begins like a gzip file but is damaged ({inner.Message}). Fetch it again.", inner);
        }
    }

    /// <summary>The bytes that there are, or any number above <paramref name="most"/>.</summary>
    private static long Count(GZipStream gzip, long most)
    {
        var buffer = new byte[1 << 16];
        var total = 0L;
        for (int read; total <= most && (read = gzip.Read(buffer)) > 0;)
            total += read;
        return total;
    }

    private static byte[] Take(Stream stream, long length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
