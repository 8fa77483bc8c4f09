using System.IO;
using System.IO.Compression;

namespace PrunableNets.Data;

/// <summary>Data files as they are distributed: plain, or gzip-compressed, which is recognised by content.</summary>
internal static class CompressedFile
{
    /// <exception cref="InvalidDataException">The file begins like a gzip file but is damaged.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes is not [0x1F, 0x8B, ..])
            return bytes;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException inner)
        {
            throw new InvalidDataException($"'{path}' begins like a gzip file but is damaged ({inner.Message}). Fetch it again.", inner);
        }
    }
}
