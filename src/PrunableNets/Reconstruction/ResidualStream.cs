using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>What a layer's outputs are added to, heard at another layer that reads it.</summary>
/// <param name="dense">The reader in the dense network.</param>
/// <param name="slim">The reader in the slim network.</param>
internal sealed class ResidualStream(Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim)
{
    /// <summary>What was read last; null before the first time since a network was listened to.</summary>
    public Tensor? Current { get; private set; }

    /// <summary>Hears the dense network from now on. Before the reader runs, which may be the layer itself.</summary>
    public Listening HearDense() => Hear(dense);

    /// <summary>Hears the slim network from now on.</summary>
    public Listening HearSlim() => Hear(slim);

    private Listening Hear(Module<Tensor, Tensor> reader)
    {
        Current = null;
        return Listening.Before(reader, x => Current = x);
    }
}
