using System;
using System.Collections.Generic;
using TorchSharp;

namespace PrunableNets;

/// <summary>How far a training has come, and all that the rest of it depends on.</summary>
/// <param name="Position">Finished iterations or epochs.</param>
/// <param name="Tensors">Weights, optimiser state, sums; they belong to the checkpoint.</param>
public sealed record Checkpoint(int Position, IReadOnlyDictionary<string, torch.Tensor> Tensors) : IDisposable
{
    public void Dispose()
    {
        foreach (var tensor in Tensors.Values)
            tensor.Dispose();
    }
}
