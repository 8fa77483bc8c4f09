using System;
using System.Collections.Generic;
using System.Threading;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>Makes networks of one class that the program has registered, by its name.</summary>
internal interface INetworkFactory
{
    Architecture Architecture { get; }

    /// <summary>The network's class.</summary>
    Type Class { get; }

    /// <summary>A network with weights of a state dict, where it is measured.</summary>
    /// <param name="weights">By name.</param>
    /// <param name="data">Checked to be the network's.</param>
    /// <param name="objective">What it is for.</param>
    /// <param name="device">Where to.</param>
    /// <param name="services">The host's.</param>
    /// <param name="cancellationToken">The context's.</param>
    /// <exception cref="System.IO.InvalidDataException">The weights are another network's.</exception>
    NetworkContext Create(
        IReadOnlyDictionary<string, Tensor> weights, IPruningData data, Objective objective, Device device, IServiceProvider services,
        CancellationToken cancellationToken);
}
