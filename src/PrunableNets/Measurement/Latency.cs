using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Time of one forward.</summary>
/// <param name="Median">Over the repetitions.</param>
/// <param name="BatchSize">Images a forward.</param>
/// <param name="Threads">Threads that libtorch uses within an operation.</param>
/// <param name="Device">Where it ran.</param>
public readonly record struct Latency(TimeSpan Median, int BatchSize, int Threads, string Device)
{
    /// <summary>Times forwards of random images in evaluation and inference mode, after as many unmeasured ones.</summary>
    /// <param name="model">Takes one tensor.</param>
    /// <param name="input">Input shape without the batch, e.g. <see cref="Architecture.Inputs"/>[0].</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="batchSize">Images a forward.</param>
    /// <param name="repetitions">Measured forwards.</param>
    public static Latency Measure(Module<Tensor, Tensor> model, long[] input, Device device, int batchSize = 1, int repetitions = 20)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        using var images = randn([batchSize, .. input], device: device);
        var ticks = new long[repetitions];
        for (var i = -repetitions; i < repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var scope = NewDisposeScope();
            model.call(images);
            // A GPU's forward has only been queued when the call returns.
            if (device.type == DeviceType.CUDA)
                cuda.synchronize(device);
            if (i >= 0)
                ticks[i] = Stopwatch.GetTimestamp() - start;
        }
        var median = ticks.Order().ElementAt(repetitions / 2);
        return new Latency(Stopwatch.GetElapsedTime(0, median), batchSize, get_num_threads(), device.ToString());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Median.TotalMilliseconds:F2} ms a batch of {BatchSize} ({Device}, {Threads} threads)");
}
