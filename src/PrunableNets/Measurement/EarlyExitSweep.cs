using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Accuracy over FLOPs of a network with early exits: a sample leaves at the first exit that is sure enough, and a threshold says how sure that is
/// (Gormez and Koyuncu, arXiv 2207.03644).
/// </summary>
public static class EarlyExitSweep
{
    /// <summary>Runs every sample through the whole network once, in evaluation mode, and tells for each threshold where it would have left.</summary>
    /// <param name="model">Takes the data's inputs; gives logits [N, exits, classes].</param>
    /// <param name="data">At least one sample, with a label each.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="thresholds">Of the largest softmax probability: at 0 all leave at the first exit, above 1 at the last, which takes all that come to it.</param>
    /// <param name="flops">What a sample that leaves at an exit has cost, one an exit, in any unit: <see cref="EarlyExitMacs.UpTo"/>.</param>
    /// <param name="cancellationToken">Ends the measurement between two batches.</param>
    /// <returns>One point a threshold, in their order.</returns>
    /// <exception cref="ArgumentException">There are no samples, or the output is not [N, exits, classes] with as many exits as costs.</exception>
    public static IReadOnlyList<EarlyExitPoint> Measure(
        Module model, Dataset data, Device device, IReadOnlyList<double> thresholds, IReadOnlyList<long> flops, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(flops);
        if (data.Count == 0)
            throw new ArgumentException($"There are no {data.Unit} to measure on.", nameof(data));
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        var answers = new List<(double[] Sure, long[] Right)>(data.Count);
        foreach (var batch in BatchLoader.Sequential(data, Evaluation.BatchSize, device).Epoch(0, cancellationToken: cancellationToken))
        {
            using var owned = batch;
            using var scope = NewDisposeScope();
            var output = model.Call(batch.Inputs);
            var exits = EarlyExitObjective.Exits(output);
            if (exits != flops.Count)
                throw new ArgumentException($"The network has {exits} exits, but there are {flops.Count} costs; give one an exit.", nameof(flops));
            var sure = functional.softmax(output.cpu().to(float64), 2).amax([2]).data<double>().ToArray();
            var right = output.argmax(2).eq(batch.Target.unsqueeze(1)).to(int64).cpu().data<long>().ToArray();
            answers.AddRange(sure.Chunk(exits).Zip(right.Chunk(exits)));
        }
        return [.. thresholds.Select(t => Point(t, answers, flops))];
    }

    private static EarlyExitPoint Point(double threshold, List<(double[] Sure, long[] Right)> answers, IReadOnlyList<long> flops)
    {
        var leaving = new long[flops.Count];
        var right = 0L;
        foreach (var (sure, isRight) in answers)
        {
            var exit = Array.FindIndex(sure, s => s >= threshold) is var first and >= 0 ? first : sure.Length - 1;
            leaving[exit]++;
            right += isRight[exit];
        }
        double count = answers.Count;
        return new EarlyExitPoint(threshold, right / count, leaving.Zip(flops, static (n, cost) => (double)n * cost).Sum() / count, [.. leaving.Select(n => n / count)]);
    }
}
