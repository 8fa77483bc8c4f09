using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Formats;

/// <summary>
/// Reads the files that <c>Module.save</c> of TorchSharp writes (<c>.dat</c>) without a module, so that what does not fit can be told entry by
/// entry: the number of entries, then for each its key, element type, sizes (whole numbers in LEB128) and its elements, little-endian.
/// </summary>
internal static class TorchSharpFile
{
    private const int MostDimensions = 64;

    /// <returns>All tensors, on the CPU, in the order of the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is of another format, damaged or cut short.</exception>
    public static IReadOnlyDictionary<string, torch.Tensor> Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new BinaryReader(stream);
        try
        {
            var tensors = new OrderedDictionary<string, torch.Tensor>();
            for (var left = reader.Read7BitEncodedInt64(); left > 0; left--)
                tensors.Add(reader.ReadString(), ReadTensor(reader));
            return tensors;
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException or ArgumentException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}' is not a file of TorchSharp's Module.save, or it is damaged or cut short: {e.Message}", e);
        }
    }

    private static torch.Tensor ReadTensor(BinaryReader reader)
    {
        var type = (torch.ScalarType)reader.Read7BitEncodedInt64();
        var dimensions = reader.Read7BitEncodedInt64();
        if (!Enum.IsDefined(type) || dimensions is < 0 or > MostDimensions)
            throw new InvalidDataException($"no tensor has element type {(long)type} and {dimensions} dimensions.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = reader.Read7BitEncodedInt64();
        if (shape.Any(static size => size < 0) || shape.Aggregate((Int128)1, static (product, size) => product * size) > reader.BaseStream.Length)
            throw new InvalidDataException($"a tensor of [{string.Join(", ", shape)}] is not in the file.");
        var tensor = torch.empty(shape, type);
        if (tensor.numel() > 0)
            reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor;
    }
}
