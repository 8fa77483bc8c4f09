using System;

namespace TorchSharp;

public static partial class torch
{
    public static ScalarType uint8 = ScalarType.Byte;
    public static ScalarType int8 = ScalarType.Int8;
    public static ScalarType int16 = ScalarType.Int16;
    public static ScalarType int32 = ScalarType.Int32;
    public static ScalarType int64 = ScalarType.Int64;
    public static ScalarType float16 = ScalarType.Float16;
    public static ScalarType float32 = ScalarType.Float32;
    public static ScalarType float64 = ScalarType.Float64;
    public static ScalarType bfloat16 = ScalarType.BFloat16;
    public static ScalarType complex64 = ScalarType.ComplexFloat32;
    public static ScalarType complex128 = ScalarType.ComplexFloat64;
    public static ScalarType cfloat = ScalarType.ComplexFloat32;
    public static ScalarType cdouble = ScalarType.ComplexFloat64;
    public static ScalarType @short = ScalarType.Int16;
    public static ScalarType @int = ScalarType.Int32;
    public static ScalarType @long = ScalarType.Int64;
    public static ScalarType half = ScalarType.Float16;
    public static ScalarType @float = ScalarType.Float32;
    public static ScalarType @double = ScalarType.Float64;
    public static ScalarType @bool = ScalarType.Bool;
    public static ScalarType qint8 = ScalarType.QInt8;
    public static ScalarType quint8 = ScalarType.QUInt8;
    public static ScalarType qint32 = ScalarType.QInt32;

    private static ScalarType defaultDtype = ScalarType.Float32;

    public static ScalarType get_default_dtype() => defaultDtype;

    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!is_floating_point(dtype))
            throw new ArgumentException($"Only floating-point types can be the default type, not {dtype}.", nameof(dtype));
        defaultDtype = dtype;
    }

    public static bool is_integral(ScalarType type) => type <= ScalarType.Int64 || type == ScalarType.Bool;
    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
    public static bool is_quantized(ScalarType type) => type is ScalarType.QInt8 or ScalarType.QUInt8 or ScalarType.QInt32;

    public static bool is_integral(Tensor t) => t.is_integral();
    public static bool is_floating_point(Tensor input) => input.is_floating_point();
    public static bool is_complex(Tensor input) => input.is_complex();
    public static long numel(Tensor input) => input.numel();

    public static long max_int_value(ScalarType type) => type switch
    {
        ScalarType.Byte => byte.MaxValue,
        ScalarType.Int8 => sbyte.MaxValue,
        ScalarType.Int16 => short.MaxValue,
        ScalarType.Int32 => int.MaxValue,
        ScalarType.Int64 => long.MaxValue,
        _ => 0,
    };
}
