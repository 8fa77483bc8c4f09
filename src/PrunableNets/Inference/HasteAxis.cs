using System;
using TorchSharp;
using TorchSharp.Modules;

namespace PrunableNets;

/// <summary>
/// How patches lie along one side of an input: they overlap by as much as the kernel needs, so that their outputs lie side by side.
/// </summary>
/// <param name="Before">Zeros before the input, the convolution's padding.</param>
/// <param name="After">Zeros behind it, as many as the last patch needs.</param>
/// <param name="Patch">Pixels of a patch.</param>
/// <param name="Step">Pixels from one patch to the next.</param>
/// <param name="Patches">Patches.</param>
/// <param name="PerPatch">Outputs of a patch.</param>
/// <param name="Outputs">Outputs of the convolution; those of the last patch that are beyond are dropped.</param>
internal readonly record struct HasteAxis(long Before, long After, long Patch, long Step, long Patches, long PerPatch, long Outputs)
{
    /// <summary>Pixels that the patches cover, zeros included.</summary>
    public long Covered => ((Patches - 1) * Step) + Patch;

    /// <summary>Pixels that a kernel spans.</summary>
    public static long Span(Conv2d convolution, int axis) =>
        (At(convolution.dilation, axis) * (convolution.weight.shape[2 + axis] - 1)) + 1;

    /// <param name="convolution">Whose outputs are wanted.</param>
    /// <param name="axis">0 for rows, 1 for columns.</param>
    /// <param name="size">Pixels of the input.</param>
    /// <param name="patch">Pixels of a patch, no fewer than a kernel spans.</param>
    /// <exception cref="ArgumentException">The input is smaller than the kernel.</exception>
    public static HasteAxis Of(Conv2d convolution, int axis, long size, long patch)
    {
        var (span, stride) = (Span(convolution, axis), At(convolution.stride, axis));
        // "Same" puts the odd pixel behind; "Valid" has no padding at all.
        var (before, both) = convolution.padding_type == Padding.Same
            ? ((span - 1) / 2, span - 1)
            : convolution.padding is { } padding ? (At(padding, axis), 2 * At(padding, axis)) : (0L, 0L);
        if (size + both < span)
            throw new ArgumentException($"The kernel spans {span} pixels, and the padded input has {size + both}.", nameof(size));
        var outputs = ((size + both - span) / stride) + 1;
        var perPatch = ((patch - span) / stride) + 1;
        var step = perPatch * stride;
        var patches = (outputs + perPatch - 1) / perPatch;
        return new HasteAxis(before, Math.Max(0, ((patches - 1) * step) + patch - before - size), patch, step, patches, perPatch, outputs);
    }

    /// <summary>Outputs of a patch that are the convolution's.</summary>
    /// <param name="index">Which patch, from 0.</param>
    public long OutputsOf(long index) => Math.Min(PerPatch, Outputs - (index * PerPatch));

    // One number may stand for both sides.
    private static long At(long[] values, int axis) => values[Math.Min(axis, values.Length - 1)];
}
