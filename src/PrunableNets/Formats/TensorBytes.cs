using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Formats;

/// <summary>How many bytes a tensor of a file takes, which is told before it is made: what a file says of itself may be wrong, or meant to fill memory.</summary>
internal static class TensorBytes
{
    /// <summary>As many as libtorch works with.</summary>
    public const int MostDimensions = 64;

    /// <summary>The bytes of a tensor; null where there can be none of that shape.</summary>
    public static long? Of(IReadOnlyCollection<long> shape, int elementSize)
    {
        if (shape.Count > MostDimensions || shape.Any(static size => size < 0))
            return null;
        var bytes = (Int128)elementSize;
        foreach (var size in shape)
        {
            // libtorch multiplies all of them, even where another is zero.
            bytes *= Math.Max(size, 1);
            if (bytes > long.MaxValue)
                return null;
        }
        return shape.Contains(0) ? 0 : (long)bytes;
    }

    /// <summary>The bytes of one element; null for a type that files are not read with.</summary>
    public static int? OfElement(ScalarType type) => type switch
    {
        ScalarType.Bool or ScalarType.Byte or ScalarType.Int8 => 1,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float64 or ScalarType.Int64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => null,
    };
}
