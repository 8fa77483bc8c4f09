using System;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => (ScalarType)Ops.CallLong("aten::result_type.Tensor", tensor1, tensor2);

    /// <summary>The smallest type that both convert to.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2)
    {
        using var first = empty([1], type1);
        using var second = empty([1], type2);
        return result_type(first, second);
    }

    /// <exception cref="ArgumentException">Two sizes of one dimension differ and neither is 1.</exception>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        var result = Enumerable.Repeat(1L, shapes.Max(shape => shape.Length)).ToArray();
        foreach (var shape in shapes)
            for (var i = 1; i <= shape.Length; i++)
            {
                if (shape[^i] != 1 && result[^i] != 1 && shape[^i] != result[^i])
                    throw new ArgumentException($"The shapes {string.Join(" and ", shapes.Select(item => $"[{string.Join(", ", item)}]"))} do not broadcast.", nameof(shapes));
                result[^i] = shape[^i] == 1 ? result[^i] : shape[^i];
            }
        return new Size(result);
    }

    public static Tensor BoolTensor(Tensor t) => t.@bool();
    public static Tensor ByteTensor(Tensor t) => t.@byte();
    public static Tensor ShortTensor(Tensor t) => t.@short();
    public static Tensor IntTensor(Tensor t) => t.@int();
    public static Tensor LongTensor(Tensor t) => t.@long();
    public static Tensor FloatTensor(Tensor t) => t.@float();
    public static Tensor DoubleTensor(Tensor t) => t.@double();

    public static FInfo finfo() => finfo(get_default_dtype());

    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float64 => FInfo.Of(64, Math.Pow(2, -52), double.MaxValue, Math.Pow(2, -1022), 1e-15),
        ScalarType.Float32 => FInfo.Of(32, Math.Pow(2, -23), float.MaxValue, Math.Pow(2, -126), 1e-6),
        ScalarType.Float16 => FInfo.Of(16, Math.Pow(2, -10), 65504, Math.Pow(2, -14), 1e-3),
        ScalarType.BFloat16 => FInfo.Of(16, Math.Pow(2, -7), (2 - Math.Pow(2, -7)) * Math.Pow(2, 127), Math.Pow(2, -126), 1e-2),
        _ => throw new ArgumentException($"{dtype} is not a floating-point type.", nameof(dtype)),
    };

    /// <summary>The numerical limits of a floating-point type.</summary>
    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;

        internal static FInfo Of(int bits, double eps, double max, double tiny, double resolution) =>
            new() { bits = bits, eps = eps, max = max, min = -max, tiny = tiny, smallest_normal = tiny, resolution = resolution };
    }
}
