using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool or torch.ScalarType.QInt8 or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => 8,
    };

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);
    public static ReadOnlySpan<int> IntShape(this torch.Tensor tensor) => tensor.shape.Select(size => (int)size).ToArray();
    public static Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    public static byte ToByte(this torch.Tensor value) => value.ToScalar().ToByte();
    public static sbyte ToSByte(this torch.Tensor value) => value.ToScalar().ToSByte();
    public static short ToInt16(this torch.Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();
    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();
    public static Half ToHalf(this torch.Tensor value) => value.ToScalar().ToHalf();
    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();
    public static (float Real, float Imaginary) ToComplexFloat32(this torch.Tensor value) => value.ToScalar().ToComplexFloat32();
    public static (float Real, float Imaginary) ToComplex32(this torch.Tensor value) => value.ToComplexFloat32();
    public static Complex ToComplexFloat64(this torch.Tensor value) => value.ToScalar().ToComplexFloat64();
    public static Complex ToComplex64(this torch.Tensor value) => value.ToComplexFloat64();
}
