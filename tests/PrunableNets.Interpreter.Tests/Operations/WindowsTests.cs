using System;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Operations;

public sealed class WindowsTests
{
    private static readonly Shape Input = new(Dimension.Batch, 1, 8, 8);

    /// <summary>Against windows that are placed one after the other.</summary>
    [Fact]
    public void SizesAreTheNumberOfWindows()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var (size, kernel, stride, dilation, ceil) = (random.Next(1, 30), random.Next(1, 6), random.Next(1, 5), random.Next(1, 3), random.Next(2) == 0);
            var padding = random.Next(0, (kernel / 2) + 1);
            var reach = (dilation * (kernel - 1)) + 1;
            if (reach > size + (2 * padding))
            {
                Assert.Throws<ShapeException>(() => Windows.OutputSize(size, kernel, stride, padding, dilation, ceil, Input));
                continue;
            }
            var count = 0;
            for (var start = -padding; start + reach <= size + padding; start += stride)
                count++;
            // A last, incomplete window counts in ceil mode when it starts in the input or the padding in front of it.
            var next = -padding + (count * stride);
            if (ceil && (size + (2 * padding) - reach) % stride != 0 && next < size)
                count++;
            Assert.Equal(count, Windows.OutputSize(size, kernel, stride, padding, dilation, ceil, Input));
        }
    }
}
