using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ModelZoo;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>What the convolutions of a gate iteration take by themselves: forward, and backward to the input, since the weights are frozen.</summary>
internal static class ConvolutionTimes
{
    private const int Warmup = 2;

    /// <summary>The sum over the convolutions of ResNet-56 of their median times.</summary>
    public static double SumMilliseconds(int batch, int repetitions)
    {
        using var scope = NewDisposeScope();
        using var model = new ResNet56();
        var calls = new List<(Conv2d Convolution, long[] Shape)>();
        foreach (var convolution in model.modules().OfType<Conv2d>())
        {
            convolution.weight.requires_grad = false;
            convolution.register_forward_hook((_, x, y) =>
            {
                calls.Add((convolution, x.shape));
                return y;
            });
        }
        model.eval();
        using (no_grad())
            model.call(zeros(batch, 3, 32, 32));
        // No gate stands before the first one, so nothing goes back through it.
        return calls.Select((c, i) => Milliseconds(c.Convolution, c.Shape, hasBackward: i > 0, repetitions)).Sum();
    }

    private static double Milliseconds(Conv2d convolution, long[] shape, bool hasBackward, int repetitions)
    {
        var times = new double[Warmup + repetitions];
        for (var i = 0; i < times.Length; i++)
        {
            using var scope = NewDisposeScope();
            var x = randn(shape, requires_grad: hasBackward);
            var start = Stopwatch.GetTimestamp();
            var y = nn.functional.conv2d(x, convolution.weight, null, [convolution.stride[0], convolution.stride[0]], [1, 1]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!hasBackward)
                continue;
            var gradient = randn_like(y);
            start = Stopwatch.GetTimestamp();
            y.backward([gradient]);
            times[i] += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times.Skip(Warmup).Order().ElementAt(repetitions / 2);
    }
}
