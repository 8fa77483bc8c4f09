using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>
/// One batch of B samples. Its tensors belong to the dispose scope, if any, in which it was asked for; disposing the batch frees them earlier.
/// </summary>
/// <param name="Inputs">What the network takes, one [B, ..] each, in the order of its parameters; of <see cref="Dataset.WithBatchAt"/> with B elsewhere.</param>
/// <param name="Targets">What it is to give: int64 labels [B] of a classifier, a map [B, H, W], values, boxes; one [B, ..] each.</param>
public sealed record Batch(IReadOnlyList<torch.Tensor> Inputs, IReadOnlyList<torch.Tensor> Targets) : IDisposable
{
    public Batch(torch.Tensor input, torch.Tensor target) : this([input], [target])
    {
    }

    /// <summary>Samples, B.</summary>
    public int Count { get; init; } = (int)Inputs[0].shape[0];

    /// <summary>The only target.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public torch.Tensor Target => Targets is [var only]
        ? only
        : throw new InvalidOperationException($"The samples have {Targets.Count} targets; name the one you mean, Targets[0].");

    public void Dispose()
    {
        foreach (var tensor in Inputs.Concat(Targets))
            tensor.Dispose();
    }
}
