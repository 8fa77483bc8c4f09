using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations;

/// <summary>Arithmetic of sliding windows, as PyTorch documents it for convolution and pooling.</summary>
internal static class Windows
{
    /// <summary>Output size of one spatial dimension.</summary>
    /// <exception cref="ShapeException">The window is larger than the padded input.</exception>
    public static long OutputSize(long size, long kernel, long stride, long padding, long dilation, bool ceil, Shape input)
    {
        if (kernel <= 0 || stride <= 0 || dilation <= 0)
            throw new ShapeException($"kernel size {kernel}, stride {stride} and dilation {dilation} must be positive");
        var room = size + 2 * padding - dilation * (kernel - 1) - 1;
        if (room < 0)
            throw new ShapeException($"a window of {dilation * (kernel - 1) + 1} does not fit the input {input} padded by {padding}");
        var output = room / stride + 1;
        // In ceil mode a last window may start inside the input or its left padding only.
        if (ceil && room % stride != 0 && output * stride < size + padding)
            output++;
        return output;
    }

    /// <summary>Product of the sizes after batch and channels.</summary>
    public static long Spatial(Shape shape)
    {
        var product = 1L;
        for (var i = 2; i < shape.Rank; i++)
            product *= shape[i].Size;
        return product;
    }
}
