using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using global::Onnx;
using TorchSharp;

namespace PrunableNets.Onnx.Writing;

/// <summary>Tensors as ONNX's messages.</summary>
internal static class OnnxTensors
{
    private static readonly Dictionary<string, TensorProto.Types.DataType> Types = new()
    {
        ["Float32"] = TensorProto.Types.DataType.Float,
        ["Int64"] = TensorProto.Types.DataType.Int64,
        ["Int32"] = TensorProto.Types.DataType.Int32,
        ["Int16"] = TensorProto.Types.DataType.Int16,
        ["Int8"] = TensorProto.Types.DataType.Int8,
        ["Byte"] = TensorProto.Types.DataType.Uint8,
        ["Bool"] = TensorProto.Types.DataType.Bool,
    };

    /// <summary>ONNX's name for a type of elements.</summary>
    /// <param name="elementType">The member of <c>ScalarType</c>; null for numbers of 32 bits with a point.</param>
    /// <exception cref="OnnxExportException">It is none that is written.</exception>
    public static TensorProto.Types.DataType Type(string? elementType) => Types.TryGetValue(elementType ?? "Float32", out var type)
        ? type
        : throw new OnnxExportException(
            $"Elements of type {elementType} are not written; models are written in Float32. "
            + "Convert the network: network.to(torch.float32).");

    /// <exception cref="OnnxExportException">Its elements are of a type that is not written.</exception>
    public static TensorProto Of(string name, torch.Tensor tensor)
    {
        using var own = tensor.detach().cpu().contiguous();
        return Of(name, Type(own.dtype.ToString()), own.shape, own.bytes);
    }

    public static TensorProto OfLongs(string name, long[] numbers) =>
        Of(name, TensorProto.Types.DataType.Int64, [numbers.Length], MemoryMarshal.AsBytes(numbers.AsSpan()));

    /// <summary>A number without dimensions, of the given type.</summary>
    public static TensorProto Scalar(string name, double number, string? elementType)
    {
        using var scalar = torch.tensor(number, elementType is null ? torch.ScalarType.Float32 : Enum.Parse<torch.ScalarType>(elementType));
        return Of(name, scalar);
    }

    private static TensorProto Of(string name, TensorProto.Types.DataType type, long[] shape, ReadOnlySpan<byte> bytes)
    {
        var message = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        message.Dims.AddRange(shape);
        return message;
    }
}
