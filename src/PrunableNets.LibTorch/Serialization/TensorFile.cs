using System.IO;
using System.Linq;

namespace TorchSharp.Serialization;

/// <summary>TorchSharp's form of one tensor: element type, number of dimensions and sizes (LEB128), then the elements, little-endian.</summary>
internal static class TensorFile
{
    private const int MostDimensions = 64;

    internal static void Write(BinaryWriter writer, torch.Tensor tensor)
    {
        writer.Write7BitEncodedInt64((long)tensor.dtype);
        var shape = tensor.shape;
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (var size in shape)
            writer.Write7BitEncodedInt64(size);
        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    /// <exception cref="InvalidDataException">The data is damaged or of another format.</exception>
    internal static torch.Tensor Read(BinaryReader reader)
    {
        var dtype = reader.Read7BitEncodedInt64();
        var dimensions = reader.Read7BitEncodedInt64();
        if (dtype is < 0 or > (long)torch.ScalarType.BFloat16 || dimensions is < 0 or > MostDimensions)
            throw new InvalidDataException($"A tensor cannot have element type {dtype} and {dimensions} dimensions: this is not a TorchSharp file, or it is damaged.");
        var shape = new long[dimensions];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = reader.Read7BitEncodedInt64();
        if (shape.Any(size => size < 0))
            throw new InvalidDataException("A tensor's size is negative: the file is damaged.");
        var tensor = torch.empty(shape, (torch.ScalarType)dtype, torch.CPU);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }
}
