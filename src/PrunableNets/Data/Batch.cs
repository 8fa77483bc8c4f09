using System;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>
/// One batch: samples [B, ..], float32 (normalised images among them) or int64, and int64 labels [B]. Its tensors belong to the dispose
/// scope, if any, in which it was asked for; disposing the batch frees them earlier.
/// </summary>
public sealed record Batch(torch.Tensor Inputs, torch.Tensor Labels) : IDisposable
{
    public void Dispose()
    {
        Inputs.Dispose();
        Labels.Dispose();
    }
}
