using System;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes the spatial dimensions of [batch, channels, ...] to a size or by factors: one of the two.</summary>
            /// <exception cref="ArgumentException">Neither or both are given, or the mode does not go with the number of dimensions.</exception>
            public static Tensor interpolate(Tensor x, long[] size = null, double[] scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if ((size is null) == (scale_factor is null))
                    throw new ArgumentException("interpolate needs either size or scale_factor.");
                var spatial = (int)x.dim() - 2;
                size = Spread(size, spatial);
                scale_factor = Spread(scale_factor, spatial);
                if (mode == InterpolationMode.Area || recompute_scale_factor)
                {
                    size ??= x.shape.Skip(2).Zip(scale_factor, (own, factor) => (long)Math.Floor(own * factor)).ToArray();
                    scale_factor = null;
                }
                var corners = align_corners ?? false;
                return (mode, spatial) switch
                {
                    (InterpolationMode.Nearest, 1) => Ops.Call("aten::upsample_nearest1d.vec", x, size, scale_factor),
                    (InterpolationMode.Nearest, 2) => Ops.Call("aten::upsample_nearest2d.vec", x, size, scale_factor),
                    (InterpolationMode.Nearest, 3) => Ops.Call("aten::upsample_nearest3d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1) => Ops.Call("aten::_upsample_nearest_exact1d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2) => Ops.Call("aten::_upsample_nearest_exact2d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3) => Ops.Call("aten::_upsample_nearest_exact3d.vec", x, size, scale_factor),
                    (InterpolationMode.Area, 1) => Ops.Call("aten::adaptive_avg_pool1d", x, size),
                    (InterpolationMode.Area, 2) => Ops.Call("aten::adaptive_avg_pool2d", x, size),
                    (InterpolationMode.Area, 3) => Ops.Call("aten::adaptive_avg_pool3d", x, size),
                    (InterpolationMode.Linear, 1) => Ops.Call("aten::upsample_linear1d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) when antialias => Ops.Call("aten::_upsample_bilinear2d_aa.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Ops.Call("aten::upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) when antialias => Ops.Call("aten::_upsample_bicubic2d_aa.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => Ops.Call("aten::upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => Ops.Call("aten::upsample_trilinear3d.vec", x, size, corners, scale_factor),
                    _ => throw new ArgumentException($"The mode {mode} does not go with {x.dim()} dimensions.", nameof(mode)),
                };
            }

            public static Tensor upsample(Tensor input, long[] size = null, double[] scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, Enum.Parse<InterpolationMode>(mode.ToString()), mode == UpsampleMode.Nearest ? null : align_corners);

            private static T[] Spread<T>(T[] items, int count) => items is { Length: 1 } ? Enumerable.Repeat(items[0], count).ToArray() : items;
        }
    }
}
