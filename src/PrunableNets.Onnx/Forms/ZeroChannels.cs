using System;
using TorchSharp;

namespace PrunableNets.Onnx.Forms;

/// <summary>Weights with channels of zero put in, which compute nothing.</summary>
internal static class ZeroChannels
{
    /// <param name="tensor">A parameter or buffer.</param>
    /// <param name="key">Its key in the state dict.</param>
    /// <param name="dimension">Along which there will be more channels.</param>
    /// <param name="width">How many there will be.</param>
    /// <param name="places">Where those of the tensor will be.</param>
    public static torch.Tensor Around(torch.Tensor tensor, string key, int dimension, long width, long[] places)
    {
        var shape = tensor.shape;
        shape[dimension] = width;
        // A variance of zero would be divided by.
        var whole = key.EndsWith("running_var", StringComparison.Ordinal)
            ? torch.ones(shape, tensor.dtype)
            : torch.zeros(shape, tensor.dtype);
        return whole.index_copy_(dimension, torch.tensor(places), tensor.cpu());
    }
}
