using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>A dense network with one gate a channel; the generator derives one class a model from it.</summary>
public abstract class GatedModule : Module<Tensor, Tensor>
{
    /// <param name="name">Module name, as in <see cref="Module.GetName"/>.</param>
    /// <param name="architecture">The architecture whose groups the gates follow.</param>
    protected GatedModule(string name, Architecture architecture) : base(name)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Gates = new ChannelGates(architecture);
        register_module("gates", Gates);
    }

    /// <summary>The gates of all groups, registered as the submodule <c>gates</c>.</summary>
    public ChannelGates Gates { get; }

    /// <summary>Disposes the gates only: all other weights belong to the dense network.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Gates.Dispose();
    }
}
