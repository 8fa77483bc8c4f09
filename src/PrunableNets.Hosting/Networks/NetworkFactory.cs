using System;
using System.Collections.Generic;
using System.Threading;
using PrunableNets.Formats;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <inheritdoc/>
internal sealed class NetworkFactory<TModel> : INetworkFactory
    where TModel : Module, IPrunableModel<TModel>
{
    public Architecture Architecture => TModel.Architecture;

    public Type Class => typeof(TModel);

    public NetworkContext Create(
        IReadOnlyDictionary<string, Tensor> weights, IPruningData data, Objective objective, Device device, IServiceProvider services,
        CancellationToken cancellationToken)
    {
        var network = TModel.Create();
        StateDict.Load(network, weights);
        return Of(SharedWeights.Move(network, device, Architecture), data, objective, device, services, cancellationToken);
    }

    /// <summary>The context of a network in hand.</summary>
    public static NetworkContext Of(
        TModel network, IPruningData data, Objective objective, Device device, IServiceProvider services,
        CancellationToken cancellationToken) =>
        new(TModel.Architecture, network, () => TModel.CreateGated(network), plan => TModel.CreateSlim(network, plan), data.Train)
        {
            Objective = objective, Device = device, Services = services, CancellationToken = cancellationToken,
        };
}
