using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Arithmetic;

/// <summary>
/// Convolutions in float32 against the same in float64, forward and backward. On some virtual machines (<see cref="Processor.HidesCaches"/>)
/// oneDNN 3.7 loses data where it brings tensors into its blocked layout, wherever the number of channels is no multiple of 16; what is in
/// memory instead then counts, so the heap is filled with NaN first. Takes some ten milliseconds.
/// </summary>
internal static class ConvolutionCheck
{
    /// <summary>Largest error that is rounding, of the largest value: float32 has 1e-7, sums over some hundred products lose a digit or two.</summary>
    public const double Tolerance = 1e-5;

    private static readonly int[] HeapSizes = [1 << 8, 1 << 10, 3 << 10, 1 << 12, 1 << 14, 3 << 14, 1 << 16, 3 << 15, 1 << 18, 1 << 20];

    /// <summary>Inputs, weights and the convolution: awkward channel counts in every kind that oneDNN has a way of its own for.</summary>
    private static readonly (long[] Input, long[] Weight, Func<Tensor, Tensor, Tensor> Convolve)[] Cases =
    [
        // Alone enough to show the fault, whatever the number of threads and the instruction set.
        ([2, 33, 8, 8], [33, 33, 5, 5], static (x, w) => functional.conv2d(x, w, padding: [2, 2])),
        ([2, 17, 8, 8], [64, 17, 3, 3], static (x, w) => functional.conv2d(x, w, padding: [1, 1])),
        ([2, 31, 8, 8], [32, 31, 3, 3], static (x, w) => functional.conv2d(x, w, strides: [2, 2], padding: [1, 1])),
        ([2, 24, 7, 7], [72, 24, 1, 1], static (x, w) => functional.conv2d(x, w)),
        ([2, 34, 6, 6], [34, 17, 3, 3], static (x, w) => functional.conv2d(x, w, padding: [1, 1], groups: 2)),
        ([1, 17, 5, 5], [17, 9, 3, 3], static (x, w) => functional.conv_transpose2d(x, w, strides: [2, 2])),
        ([2, 17, 20], [33, 17, 3], static (x, w) => functional.conv1d(x, w, padding: 1)),
    ];

    /// <summary>The largest relative error of outputs, input gradients and weight gradients; infinite where one is no number.</summary>
    public static double WorstError()
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        return Cases.Select(static (c, i) => Error(Wave(c.Input, i), Wave(c.Weight, i + 0.5), c.Convolve)).Max();
    }

    private static double Error(Tensor input, Tensor weight, Func<Tensor, Tensor, Tensor> convolve)
    {
        var (x, w) = (input.clone().requires_grad_(), weight.clone().requires_grad_());
        var (exactX, exactW) = (input.to(float64).requires_grad_(), weight.to(float64).requires_grad_());
        SpoilHeap();
        var y = convolve(x, w);
        var exact = convolve(exactX, exactW);
        var gradient = Wave(y.shape, 0.25);
        SpoilHeap();
        y.backward([gradient]);
        exact.backward([gradient.to(float64)]);
        return new[] { Error(exact, y), Error(exactX.grad!, x.grad!), Error(exactW.grad!, w.grad!) }.Max();
    }

    /// <summary>max |computed - exact| / max |exact|; infinite where it is no number.</summary>
    internal static double Error(Tensor exact, Tensor computed)
    {
        var error = ((computed - exact).abs().max() / exact.abs().max()).ToDouble();
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    /// <summary>Numbers without a pattern that are the same everywhere and take none of the program's random numbers.</summary>
    private static Tensor Wave(long[] shape, double phase) => (arange(shape.Aggregate(1L, static (a, b) => a * b), float32) * 1.7 + phase).sin().view(shape);

    /// <summary>Memory that is handed out next holds NaN.</summary>
    private static unsafe void SpoilHeap()
    {
        var blocks = new List<nint>();
        foreach (var size in HeapSizes)
        {
            for (var i = 0; i < 3; i++)
            {
                var block = NativeMemory.Alloc((nuint)size);
                new Span<float>(block, size / sizeof(float)).Fill(float.NaN);
                blocks.Add((nint)block);
            }
        }
        foreach (var block in blocks)
            NativeMemory.Free((void*)block);
    }
}
