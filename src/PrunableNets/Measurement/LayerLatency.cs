using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using DeviceType = TorchSharp.DeviceType;

namespace PrunableNets;

/// <summary>What one layer takes of a forward, all of its calls together.</summary>
/// <param name="Path">Of the module.</param>
/// <param name="Median">Over the repetitions.</param>
public readonly record struct LayerLatency(string Path, TimeSpan Median)
{
    /// <summary>
    /// Times the innermost modules of a network that take and give one tensor, in forwards of the data's first samples in evaluation and
    /// inference mode, after a quarter as many unmeasured ones. What is computed between modules, and by modules whose <c>forward</c> is
    /// called in place of <c>call</c>, is in none.
    /// </summary>
    /// <param name="model">Takes the data's inputs.</param>
    /// <param name="data">At least one sample; where there are fewer than a batch, they come again.</param>
    /// <param name="device">Where the model is; a GPU is waited for behind every module, which slows the whole.</param>
    /// <param name="batchSize">Samples a forward.</param>
    /// <param name="repetitions">Measured forwards.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <returns>In the order in which the modules are called first.</returns>
    public static IReadOnlyList<LayerLatency> Measure(Module model, Dataset data, Device device, int batchSize = 1, int repetitions = 20)
    {
        ArgumentNullException.ThrowIfNull(model);
        Latency.Check(data, device, batchSize, repetitions);
        using var inference = inference_mode();
        using var evaluation = new EvaluationScope(model);
        using var batch = data.First(batchSize, device);
        var clock = new Clock(device);
        var listening = model.named_modules().Where(static m => m.module is Module<Tensor, Tensor> && !m.module.children().Any())
            .DistinctBy(static m => m.module)
            .SelectMany(m => clock.Attach(m.name, (Module<Tensor, Tensor>)m.module)).ToArray();
        try
        {
            var forwards = new List<OrderedDictionary<string, TimeSpan>>();
            for (var i = -(repetitions + 3) / 4; i < repetitions; i++)
            {
                using var scope = NewDisposeScope();
                model.Call(batch.Inputs);
                var times = clock.Take();
                if (i >= 0)
                    forwards.Add(times);
            }
            return [
                .. forwards[0].Keys.Select(path =>
                    new LayerLatency(path, forwards.Select(f => f.GetValueOrDefault(path)).Order().ElementAt(repetitions / 2))),
            ];
        }
        finally
        {
            Array.ForEach(listening, static l => l.Dispose());
        }
    }

    /// <summary>Adds up what each module takes in one forward.</summary>
    private sealed class Clock(Device device)
    {
        private OrderedDictionary<string, TimeSpan> times = [];
        private long since;

        public IEnumerable<Listening> Attach(string path, Module<Tensor, Tensor> module) =>
        [
            Listening.Before(module, _ => since = Now()),
            Listening.To(module, (_, _) => times[path] = times.GetValueOrDefault(path) + Stopwatch.GetElapsedTime(since, Now())),
        ];

        public OrderedDictionary<string, TimeSpan> Take() => (times, times = []).Item1;

        private long Now()
        {
            if (device.type == DeviceType.CUDA)
                cuda.synchronize(device);
            return Stopwatch.GetTimestamp();
        }
    }
}
