using System;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>A dense network with one gate a channel, on the dense network's own weights; the generator makes one class a model.</summary>
public interface IGatedModule : IDisposable
{
    /// <summary>The gates of all groups, registered as the submodule <c>gates</c>.</summary>
    ChannelGates Gates { get; }

    /// <summary>The network itself.</summary>
    Module Module => (Module)this;
}
