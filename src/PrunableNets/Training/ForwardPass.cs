using System;
using System.Linq;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Calls networks as <see cref="ForwardOptions"/> say, and computes their losses.</summary>
internal sealed class ForwardPass(ForwardOptions options, Device device)
{
    /// <summary>The loss of the network's output for a batch.</summary>
    /// <param name="module">Takes the batch's inputs.</param>
    /// <param name="batch">On the pass's device.</param>
    /// <param name="loss">Of output and batch.</param>
    public Tensor Loss(Module module, Batch batch, Func<Tensor, Batch, Tensor> loss)
    {
        Tensor output;
        using (options.BFloat16 ? Autocast.Begin(device) : null)
            output = module.Call(options.ChannelsLast ? [.. batch.Inputs.Select(ChannelsLast)] : batch.Inputs);
        return loss(output.dtype == ScalarType.BFloat16 ? output.to(float32) : output, batch);
    }

    // TorchSharp cannot name a memory format; the permuted tensor has its strides, by which libtorch knows it.
    private static Tensor ChannelsLast(Tensor x) => x.dim() == 4 ? x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : x;
}
