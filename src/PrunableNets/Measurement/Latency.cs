using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Time of one forward.</summary>
/// <param name="Median">Over the repetitions.</param>
/// <param name="BatchSize">Samples a forward.</param>
/// <param name="Threads">Threads that libtorch uses within an operation.</param>
/// <param name="Device">Where it ran.</param>
public readonly record struct Latency(TimeSpan Median, int BatchSize, int Threads, string Device)
{
    /// <summary>Standard deviation over the repetitions: how far other work on the machine moved them.</summary>
    public TimeSpan Deviation { get; init; }

    /// <summary>
    /// Times forwards of the data's first samples in evaluation and inference mode, after a quarter as many unmeasured ones. The models take
    /// turns, so that other work on the machine slows all of them alike.
    /// </summary>
    /// <param name="models">Each takes the data's inputs.</param>
    /// <param name="data">At least one sample; where there are fewer than a batch, they come again.</param>
    /// <param name="device">Where the models are.</param>
    /// <param name="batchSize">Samples a forward.</param>
    /// <param name="repetitions">Measured forwards a model.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <returns>One latency a model, in their order.</returns>
    public static Latency[] Measure(
        IReadOnlyList<Module> models, Dataset data, Device device, int batchSize = 1, int repetitions = 40)
    {
        ArgumentNullException.ThrowIfNull(models);
        Check(data, device, batchSize, repetitions);
        using var batch = data.First(batchSize, device);
        return Measure(models, batch.Inputs, device, batchSize, repetitions);
    }

    /// <summary>The same for any inputs of so many samples, which need not be along the first dimension.</summary>
    internal static Latency[] Measure(
        IReadOnlyList<Module> models, IReadOnlyList<Tensor> inputs, Device device, int batchSize, int repetitions)
    {
        using var inference = inference_mode();
        var times = models.Select(_ => new TimeSpan[repetitions]).ToArray();
        for (var i = -(repetitions + 3) / 4; i < repetitions; i++)
        {
            for (var m = 0; m < models.Count; m++)
            {
                var time = Forward(models[m], inputs, device);
                if (i >= 0)
                    times[m][i] = time;
            }
        }
        var threads = get_num_threads();
        return [.. times.Select(t => new Latency(t.Order().ElementAt(repetitions / 2), batchSize, threads, device.ToString()) { Deviation = DeviationOf(t) })];
    }

    /// <summary>Refuses what nothing can be timed with.</summary>
    internal static void Check(Dataset data, Device device, int batchSize, int repetitions)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        if (data.Count == 0)
            throw new ArgumentException($"There are no {data.Unit} to measure on.", nameof(data));
    }

    private static TimeSpan DeviationOf(TimeSpan[] times)
    {
        var mean = times.Average(static t => (double)t.Ticks);
        return TimeSpan.FromTicks((long)Math.Sqrt(times.Sum(t => (t.Ticks - mean) * (t.Ticks - mean)) / Math.Max(times.Length - 1, 1)));
    }

    private static TimeSpan Forward(Module model, IReadOnlyList<Tensor> inputs, Device device)
    {
        using var evaluation = new EvaluationScope(model);
        using var scope = NewDisposeScope();
        var start = Stopwatch.GetTimestamp();
        model.Call(inputs);
        // A GPU's forward has only been queued when the call returns.
        if (device.type == DeviceType.CUDA)
            cuda.synchronize(device);
        return Stopwatch.GetElapsedTime(start);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Median.TotalMilliseconds:F2} ms a batch of {BatchSize} ({Device}, {Threads} threads)");
}
