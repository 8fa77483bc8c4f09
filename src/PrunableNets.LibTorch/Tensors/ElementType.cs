using System;
using System.Numerics;

namespace TorchSharp;

/// <summary>Which .NET type holds an element of which of libtorch's types.</summary>
internal static class ElementType
{
    internal static void Check<T>(torch.ScalarType actual) where T : unmanaged
    {
        if (Of<T>() != actual)
            throw new ArgumentException($"The tensor's elements are {actual}, not {typeof(T).Name}; convert it with to_type({Of<T>()}) first.");
    }

    internal static torch.ScalarType Of<T>() =>
        typeof(T) == typeof(float) ? torch.ScalarType.Float32
        : typeof(T) == typeof(double) ? torch.ScalarType.Float64
        : typeof(T) == typeof(long) ? torch.ScalarType.Int64
        : typeof(T) == typeof(int) ? torch.ScalarType.Int32
        : typeof(T) == typeof(short) ? torch.ScalarType.Int16
        : typeof(T) == typeof(sbyte) ? torch.ScalarType.Int8
        : typeof(T) == typeof(byte) ? torch.ScalarType.Byte
        : typeof(T) == typeof(bool) ? torch.ScalarType.Bool
        : typeof(T) == typeof(Half) ? torch.ScalarType.Float16
        : typeof(T) == typeof((float, float)) ? torch.ScalarType.ComplexFloat32
        : typeof(T) == typeof(Complex) ? torch.ScalarType.ComplexFloat64
        : throw new ArgumentException($"{typeof(T).Name} is not an element type of tensors.");
}
