using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Formats.PyTorch;

/// <summary>
/// The zip archive that <c>torch.save</c> writes since PyTorch 1.6: a pickle, and a file for each storage that the pickle names.
/// </summary>
internal sealed class ZipStorages : PyTorchStorages
{
    private const string PickleName = "data.pkl";

    // PyTorch does not compress, and weights hardly can be; up to 64 MB of zeros are let pass.
    private const long Harmless = 64 << 20;
    private const long MostTimes = 100;

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> files = new(StringComparer.Ordinal);
    private readonly string folder;
    private long left;

    /// <exception cref="InvalidDataException">It is no such archive.</exception>
    public ZipStorages(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
            files.TryAdd(entry.FullName, entry);
        var pickle = files.Keys.FirstOrDefault(static name =>
            name == PickleName || name.EndsWith("/" + PickleName, StringComparison.Ordinal))
            ?? throw new InvalidDataException($"it has no {PickleName}");
        folder = pickle[..^PickleName.Length];
        left = Math.Max(Harmless, MostTimes * stream.Length);
        Saved = new PickleReader(new PickleBytes(ReadPickle(files[pickle]))).Read();
    }

    public override object? Saved { get; }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        archive.Dispose();
    }

    protected override torch.Tensor Storage(PickledStorage told, torch.ScalarType type)
    {
        if (!files.TryGetValue($"{folder}data/{told.Key}", out var file))
            throw new InvalidDataException($"it has no storage '{told.Key}'");
        if ((left -= file.Length) < 0)
            throw new InvalidDataException($"its tensors are more than {MostTimes} times as large as the file: it is made to fill memory");
        return Elements(told, type, file.Length, file.Open);
    }

    private static byte[] ReadPickle(ZipArchiveEntry file)
    {
        if (file.Length > MostPickle)
            throw new InvalidDataException($"its {PickleName} has {file.Length} bytes, more than {MostPickle}");
        var pickle = new byte[file.Length];
        using var stream = file.Open();
        stream.ReadExactly(pickle);
        return pickle;
    }
}
