using System;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>
/// One batch: normalised float32 images [B, C, H, W] and int64 labels [B]. Its tensors belong to the dispose scope, if any, in which it was
/// asked for; disposing the batch frees them earlier.
/// </summary>
public sealed record Batch(torch.Tensor Images, torch.Tensor Labels) : IDisposable
{
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
