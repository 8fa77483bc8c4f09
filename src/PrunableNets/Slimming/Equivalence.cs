using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>How far two networks are apart on the same samples.</summary>
/// <param name="RelativeDifference">max |a - b| / max |a| over all outputs of all samples.</param>
/// <param name="DifferentPredictions">Samples that the two name differently; 0 where the data have no classes.</param>
/// <param name="Count">All samples.</param>
public readonly record struct Equivalence(double RelativeDifference, int DifferentPredictions, int Count)
{
    /// <summary>Compares two networks in evaluation mode: a hard-gated one and its slim form must agree within float rounding.</summary>
    /// <param name="reference">Network a; takes the data's inputs, one or more tensors [N, ..].</param>
    /// <param name="other">Network b.</param>
    /// <param name="data">At least one sample.</param>
    /// <param name="device">Where both networks are.</param>
    /// <param name="batchSize">Samples a forward.</param>
    /// <param name="count">Batches up to this many samples, from the first on; null for all.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Equivalence Compare(
        Module reference, Module other, Dataset data, Device device, int batchSize = 128, int? count = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"There are no {data.Unit} to compare on.", nameof(data));
        using var first = new EvaluationScope(reference);
        using var second = new EvaluationScope(other);
        using var inference = inference_mode();
        var (difference, magnitude, different) = (0.0, 0.0, 0);
        var batches = count is { } most ? (Math.Min(most, data.Count) + batchSize - 1) / batchSize : int.MaxValue;
        var compared = 0;
        foreach (var batch in BatchLoader.Sequential(data, batchSize, device).Epoch(0).Take(batches))
        {
            compared += batch.Count;
            using var owned = batch;
            using var scope = NewDisposeScope();
            var (a, b) = (reference.Call(batch.Inputs), other.Call(batch.Inputs));
            difference = Math.Max(difference, a.sub(b).abs().max().ToDouble());
            magnitude = Math.Max(magnitude, a.abs().max().ToDouble());
            if (data.ClassNames.Length > 0 && a.dim() > 1 && a.shape[1] > 1)
                different += a.argmax(1).ne(b.argmax(1)).reshape(batch.Count, -1).any(1).sum().ToInt32();
        }
        return new Equivalence(difference == 0 ? 0 : difference / magnitude, different, compared);
    }
}
