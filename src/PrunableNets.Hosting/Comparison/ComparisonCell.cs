using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace PrunableNets.Hosting;

/// <summary>One method with one budget and one seed.</summary>
/// <param name="Method">Its name; <see cref="Scratch"/> for the slim network trained from scratch, <see cref="Dense"/> for the dense one.</param>
/// <param name="Target">As it was written.</param>
/// <param name="Seed">Of the method, and of the training.</param>
public sealed record ComparisonCell(string Method, string Target, int Seed)
{
    /// <summary>Stands for no method: the widths of the first method's plan, with fresh weights.</summary>
    public const string Scratch = "Scratch";

    /// <summary>Stands for no method: the dense network, trained to the end.</summary>
    public const string Dense = "Dense";
}

/// <summary>What a cell gave.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Flops">Of the slim network.</param>
/// <param name="Parameters">Of the slim network.</param>
/// <param name="After">Accuracy right after pruning.</param>
/// <param name="Recalibrated">With batch norms measured anew; null where that was not asked for.</param>
/// <param name="FineTuned">After the last epoch of training, fine-tuning or what was left of the training; null where there was none.</param>
/// <param name="PruningSeconds">Wall clock of the method.</param>
/// <param name="LatencyMilliseconds">Median forward of one sample.</param>
/// <param name="Kept">The plan: kept channels by group.</param>
public sealed record ComparisonResult(
    ComparisonCell Cell, long Flops, long Parameters, Accuracy After, Accuracy? Recalibrated, Accuracy? FineTuned, double PruningSeconds,
    double LatencyMilliseconds, IReadOnlyList<int[]> Kept)
{
    /// <summary>Accuracy with the means of layers brought back; null where that was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Accuracy? Recovered { get; init; }

    /// <summary>Accuracy with the weights solved anew, in place of batch norms measured anew; null where that was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Accuracy? Reconstructed { get; init; }

    /// <summary>That network after the last epoch of fine-tuning; null where one of the two was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Accuracy? ReconstructedAndFineTuned { get; init; }

    /// <summary>The last column that there is.</summary>
    [JsonIgnore]
    internal Accuracy Last => ReconstructedAndFineTuned ?? FineTuned ?? Reconstructed ?? Recalibrated ?? After;

    /// <summary>What pruning in the course of the training saved of it; null where stored weights were pruned.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EarlyMeasurement? Early { get; init; }
}
