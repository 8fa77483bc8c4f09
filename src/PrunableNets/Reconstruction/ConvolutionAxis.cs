using System;
using TorchSharp;
using TorchSharp.Modules;

namespace PrunableNets;

/// <summary>
/// How a convolution goes along one side of its input. A transposed one is a plain one, with the kernel turned round, over an input that has
/// zeros between its pixels.
/// </summary>
/// <param name="Kernel">Weights along the side.</param>
/// <param name="Step">From one output to the next.</param>
/// <param name="Dilation">From one weight to the next.</param>
/// <param name="Before">Padding in front; negative where a transposed convolution cuts.</param>
/// <param name="Spread">From one pixel of the input to the next, 1 where there is nothing between them.</param>
internal readonly record struct ConvolutionAxis(long Kernel, long Step, long Dilation, long Before, long Spread)
{
    /// <summary>Pixels that the kernel spans.</summary>
    public long Span => (Dilation * (Kernel - 1)) + 1;

    public static ConvolutionAxis Of(Convolution layer, int axis)
    {
        var (kernel, dilation, stride) = (layer.weight.shape[2 + axis], At(layer.dilation, axis), At(layer.stride, axis));
        var span = (dilation * (kernel - 1)) + 1;
        // "Same" puts the odd pixel behind; "Valid" has no padding at all.
        var padding = layer.padding_type == Padding.Same ? (span - 1) / 2 : layer.padding is { } given ? At(given, axis) : 0;
        return layer.transposed
            ? new ConvolutionAxis(kernel, 1, dilation, span - 1 - padding, stride)
            : new ConvolutionAxis(kernel, stride, dilation, padding, 1);
    }

    /// <summary>Pixels of the input with the zeros between them.</summary>
    public long Widened(long size) => ((size - 1) * Spread) + 1;

    // One number may stand for all sides.
    private static long At(long[] values, int axis) => values[Math.Min(axis, values.Length - 1)];
}
