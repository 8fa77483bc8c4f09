using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Ops.Call("aten::im2col", input, Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                Ops.Call("aten::col2im", input, Pair(output_size), Pair(kernel_size), Pair(dilation ?? (1, 1)), Pair(padding ?? (0, 0)), Pair(stride ?? (1, 1)));

            /// <summary>The p-norm of every window, as PyTorch computes it: from the mean of powers.</summary>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool1d(powers, kernel_size, stride, null, ceil_mode);
                return Root(means, norm_type, kernel_size);
            }

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size, kernel_size], stride is { } step ? [step, step] : null, ceil_mode);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[] stride = null, bool ceil_mode = false)
            {
                using var powers = input.pow(norm_type);
                using var means = avg_pool2d(powers, kernel_size, stride ?? kernel_size, null, ceil_mode);
                return Root(means, norm_type, kernel_size[0] * kernel_size[1]);
            }

            private static Tensor Root(Tensor means, double norm_type, long count)
            {
                using var scope = NewDisposeScope();
                return ((means.sign() * relu(means.abs())) * count).pow(1 / norm_type).MoveToOuterDisposeScope();
            }

            /// <summary>x / (k + alpha * mean of x^2 over a window of <paramref name="size"/> channels)^beta, as PyTorch documents it.</summary>
            /// <exception cref="ArgumentException">The input has no channels.</exception>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75, double k = 1)
            {
                if (input.ndim < 3)
                    throw new ArgumentException($"Expected an input of 3 or more dimensions, [batch, channels, ...], got {input.ndim}.", nameof(input));
                using var scope = NewDisposeScope();
                var shape = input.shape;
                // Channels become the depth of a volume of one channel, over which a pool takes the mean.
                var squares = (input * input).reshape(shape[0], 1, shape[1], shape[2], -1);
                var padded = pad(squares, new[] { 0, 0, 0, 0, size / 2, (size - 1) / 2 });
                var mean = avg_pool3d(padded, new[] { size, 1, 1 }, stride: new long[] { 1, 1, 1 }).reshape(shape);
                return (input / (mean * alpha + k).pow(beta)).MoveToOuterDisposeScope();
            }

            /// <summary>Reads an image [B, C, H, W] at the places of a grid [B, H', W', 2], which go from -1 to 1.</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Ops.Call("aten::grid_sampler", input, grid, mode == GridSampleMode.Nearest ? 1 : 0, Place(padding_mode), align_corners ?? false);

            public static Tensor affine_grid(Tensor theta, long[] size = null, bool align_corners = false) => Ops.Call("aten::affine_grid_generator", theta, size, align_corners);

            /// <summary>libtorch's numbering, not TorchSharp's.</summary>
            private static long Place(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => 0,
            };

            private static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
        }
    }
}
