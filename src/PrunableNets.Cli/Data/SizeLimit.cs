using System.IO;

namespace PrunableNets.Cli.Data;

/// <summary>How much of a data set is read: all of it is held in memory, in arrays, which have no room for much more.</summary>
internal static class SizeLimit
{
    /// <summary>Bytes of a file, and of an array as it is held.</summary>
    public const long Bytes = 2_000_000_000;

    /// <exception cref="InvalidDataException">The file has more.</exception>
    public static void Check(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > Bytes)
            throw new InvalidDataException($"'{path}' has {length} bytes; up to {Bytes} are read. Keep fewer samples in it.");
    }
}
