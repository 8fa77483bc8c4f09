using System;
using System.Collections.Generic;
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
    /// <summary>
    /// Times forwards of random images in evaluation and inference mode, after a quarter as many unmeasured ones. The models take turns,
    /// so that other work on the machine slows all of them alike.
    /// </summary>
    /// <param name="models">Each takes one tensor.</param>
    /// <param name="input">Input shape without the batch, e.g. <see cref="Architecture.Inputs"/>[0].</param>
    /// <param name="device">Where the models are.</param>
    /// <param name="batchSize">Images a forward.</param>
    /// <param name="repetitions">Measured forwards a model.</param>
    /// <returns>One latency a model, in their order.</returns>
    public static Latency[] Measure(
        IReadOnlyList<Module<Tensor, Tensor>> models, long[] input, Device device, int batchSize = 1, int repetitions = 40)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        using var inference = inference_mode();
        using var images = randn([batchSize, .. input], device: device);
        var times = models.Select(_ => new TimeSpan[repetitions]).ToArray();
        for (var i = -(repetitions + 3) / 4; i < repetitions; i++)
        {
            for (var m = 0; m < models.Count; m++)
            {
                var time = Forward(models[m], images, device);
                if (i >= 0)
                    times[m][i] = time;
            }
        }
        var threads = get_num_threads();
        return [.. times.Select(t => new Latency(t.Order().ElementAt(repetitions / 2), batchSize, threads, device.ToString()))];
    }

    private static TimeSpan Forward(Module<Tensor, Tensor> model, Tensor images, Device device)
    {
        using var evaluation = new EvaluationScope(model);
        using var scope = NewDisposeScope();
        var start = Stopwatch.GetTimestamp();
        model.call(images);
        // A GPU's forward has only been queued when the call returns.
        if (device.type == DeviceType.CUDA)
            cuda.synchronize(device);
        return Stopwatch.GetElapsedTime(start);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Median.TotalMilliseconds:F2} ms a batch of {BatchSize} ({Device}, {Threads} threads)");
}
