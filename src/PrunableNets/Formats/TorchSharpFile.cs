using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Formats;

/// <summary>
/// Reads the files that <c>Module.save</c> of TorchSharp writes (<c>.dat</c>) without a module, so that what does not fit can be told entry by
/// entry: the number of entries, then for each its key, element type, sizes (whole numbers in LEB128) and its elements, little-endian.
/// </summary>
internal static class TorchSharpFile
{
    private delegate void Visit(string name, ScalarType type, long[] shape, long bytes, Stream stream);

    /// <returns>All tensors, on the CPU, in the order of the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is of another format, damaged or cut short.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        var tensors = new OrderedDictionary<string, Tensor>();
        Each(path, (name, type, shape, bytes, stream) =>
        {
            var tensor = empty(shape, type);
            tensors.Add(name, tensor);
            if (bytes > 0)
                stream.ReadExactly(tensor.bytes);
        });
        return tensors;
    }

    /// <summary>Name, element type and sizes of each tensor, without its elements.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<(string Name, ScalarType Type, long[] Shape)> Describe(string path)
    {
        var told = new List<(string, ScalarType, long[])>();
        Each(path, (name, type, shape, bytes, stream) =>
        {
            told.Add((name, type, shape));
            stream.Seek(bytes, SeekOrigin.Current);
        });
        return told;
    }

    /// <summary>Writes a state dict as <c>Module.save</c> does, replacing the file in one step.</summary>
    /// <exception cref="IOException">It could not be written; what the file held before it still holds.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors) => AtomicFile.Write(path, stream =>
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt64(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            tensor.Save(writer);
        }
    });

    private static void Each(string path, Visit visit)
    {
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream);
        try
        {
            for (var left = reader.Read7BitEncodedInt64(); left > 0; left--)
                ReadEntry(reader, visit);
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException or ArgumentException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}' is not a file of TorchSharp's Module.save, or it is damaged or cut short: {e.Message}", e);
        }
    }

    private static void ReadEntry(BinaryReader reader, Visit visit)
    {
        var name = ReadName(reader);
        var code = reader.Read7BitEncodedInt64();
        var dimensions = reader.Read7BitEncodedInt64();
        if (code is < 0 or > sbyte.MaxValue || TensorBytes.OfElement((ScalarType)code) is not { } elementSize || dimensions is < 0 or > TensorBytes.MostDimensions)
            throw new InvalidDataException($"no tensor has element type {code} and {dimensions} dimensions.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = reader.Read7BitEncodedInt64();
        var stream = reader.BaseStream;
        // Sizes may lie: nothing is allocated that the file cannot fill.
        if (TensorBytes.Of(shape, elementSize) is not { } bytes || bytes > Math.Min(stream.Length - stream.Position, Array.MaxLength))
            throw new InvalidDataException($"a tensor of [{string.Join(", ", shape)}] is not in the file, or has more than {Array.MaxLength} bytes.");
        visit(name, (ScalarType)code, shape, bytes, stream);
    }

    // BinaryReader's own way tells of a negative length as it tells of a broken disk.
    private static string ReadName(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException($"a name of {length} bytes is not in the file.");
        return Encoding.UTF8.GetString(reader.ReadBytes(length));
    }
}
