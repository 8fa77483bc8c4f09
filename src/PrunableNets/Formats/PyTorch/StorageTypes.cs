using System.IO;
using static TorchSharp.torch;

namespace PrunableNets.Formats.PyTorch;

/// <summary>The element types by PyTorch's names of their storages.</summary>
internal static class StorageTypes
{
    /// <exception cref="InvalidDataException">There is no such type here.</exception>
    public static ScalarType Parse(string name) => name switch
    {
        "DoubleStorage" => ScalarType.Float64,
        "FloatStorage" => ScalarType.Float32,
        "HalfStorage" => ScalarType.Float16,
        "BFloat16Storage" => ScalarType.BFloat16,
        "LongStorage" => ScalarType.Int64,
        "IntStorage" => ScalarType.Int32,
        "ShortStorage" => ScalarType.Int16,
        "CharStorage" => ScalarType.Int8,
        "ByteStorage" => ScalarType.Byte,
        "BoolStorage" => ScalarType.Bool,
        "ComplexFloatStorage" => ScalarType.ComplexFloat32,
        "ComplexDoubleStorage" => ScalarType.ComplexFloat64,
        _ => throw new InvalidDataException($"it has tensors of {name}, which are not read"),
    };
}
