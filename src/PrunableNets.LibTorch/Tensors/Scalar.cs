using System;
using System.Numerics;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number of one of libtorch's element types, as operators take it.</summary>
public sealed class Scalar : IDisposable
{
    private readonly Complex complex;
    private readonly long bits;

    private Scalar(long value, torch.ScalarType type) => (bits, Type) = (value, type);
    private Scalar(double value, torch.ScalarType type) => (bits, Type) = (BitConverter.DoubleToInt64Bits(value), type);
    private Scalar(Complex value, torch.ScalarType type) => (complex, Type) = (value, type);

    public torch.ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => new((long)value, torch.ScalarType.Byte);
    public static implicit operator Scalar(sbyte value) => new((long)value, torch.ScalarType.Int8);
    public static implicit operator Scalar(short value) => new((long)value, torch.ScalarType.Int16);
    public static implicit operator Scalar(int value) => new((long)value, torch.ScalarType.Int32);
    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, torch.ScalarType.Bool);
    public static implicit operator Scalar(float value) => new((double)value, torch.ScalarType.Float32);
    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);
    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);
    public static implicit operator Scalar((float, float) value) => new(new Complex(value.Item1, value.Item2), torch.ScalarType.ComplexFloat32);
    public static implicit operator Scalar(Complex value) => new(value, torch.ScalarType.ComplexFloat64);

    /// <summary>There is nothing to free; TorchSharp's scalars are disposable, so code that disposes them must compile.</summary>
    public void Dispose()
    {
    }

    internal bool IsFloatingPoint => torch.is_floating_point(Type);
    internal bool IsComplex => torch.is_complex(Type);

    internal double AsDouble => IsComplex ? complex.Real : IsFloatingPoint ? BitConverter.Int64BitsToDouble(bits) : bits;
    internal long AsLong => IsComplex || IsFloatingPoint ? (long)AsDouble : bits;
    internal Complex AsComplex => IsComplex ? complex : AsDouble;

    internal Arg ToArg() =>
        IsComplex ? Arg.Complex([complex.Real, complex.Imaginary])
        : IsFloatingPoint ? AsDouble
        : Type == torch.ScalarType.Bool ? bits != 0
        : bits;

    internal static Scalar Of(double value, torch.ScalarType type) => new(value, type);
}
