using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Cli.Data;

/// <summary>Samples that NumPy saved: a zip archive with one .npy file an array, stored or deflated.</summary>
internal static class NpzFile
{
    /// <summary>What deflate makes of a byte at most: https://zlib.net/zlib_tech.html.</summary>
    private const int MostTimes = 1032;

    /// <summary>The arrays x and y, in the current dispose scope.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, too large, or lacks them; the message starts with its path.</exception>
    public static (torch.Tensor X, torch.Tensor Y) Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return (Read(archive, "x"), Read(archive, "y"));
        }
        // Whatever a damaged archive makes its readers do; zlib tells of some damage as of a broken disk.
        catch (Exception e) when (
            e is InvalidDataException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new InvalidDataException(
                $"'{path}' cannot be read: {e.Message.TrimEnd('.')}. Save it with numpy.savez(path, x=samples, y=classes).", e);
        }
    }

    private static torch.Tensor Read(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name + ".npy") ?? throw new InvalidDataException(
            $"it lacks the array {name}; of {archive.Entries.Count} in it, the first are: "
            + string.Join(", ", archive.Entries.Take(8).Select(static e => e.Name)));
        using var stream = entry.Open();
        var header = NpyHeader.Read(stream, name);
        // The size that the archive tells may lie, so it is not asked: as much is read as the array's header tells, and there must be that
        // much. How much of the file the array takes is no lie any more once it is open.
        if (header.Size > SizeLimit.Bytes)
            throw new InvalidDataException(
                $"the array {name}, [{string.Join(", ", header.Shape)}], has more than {SizeLimit.Bytes} bytes; keep fewer samples in it");
        if (header.Size > MostTimes * (Int128)entry.CompressedLength)
            throw new InvalidDataException(
                $"the array {name}, [{string.Join(", ", header.Shape)}], has {header.Size} bytes, "
                + $"which the {entry.CompressedLength} of it in the file cannot hold");
        // Fortran's order is that of the array with its dimensions reversed.
        var values = torch.empty(header.IsFortranOrder ? [.. Enumerable.Reverse(header.Shape)] : header.Shape, header.Type);
        stream.ReadExactly(values.bytes);
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException($"the array {name} goes on after its last value");
        var last = header.Shape.Length - 1;
        return header.IsFortranOrder ? values.permute([.. Enumerable.Range(0, last + 1).Select(d => (long)(last - d))]) : values;
    }
}
