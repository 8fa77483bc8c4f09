using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using PrunableNets.Hosting;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Distributed;

/// <summary>The networks that a worker knows, with its own data. Those measured last stay loaded.</summary>
/// <param name="factories">One a class that the program has registered.</param>
/// <param name="given">The program's data.</param>
/// <param name="options">Where to compute, and where weights are kept.</param>
/// <param name="services">The host's.</param>
/// <param name="door">How to compute.</param>
/// <param name="loggers">Of the host.</param>
internal sealed class WorkerNetworks(
    IEnumerable<INetworkFactory> factories, IPruningData given, ClusterOptions options, IServiceProvider services,
    ArithmeticDoor door, ILoggerFactory loggers)
{
    private const int Loaded = 2;

    private readonly WeightCache cache = new(
        options.Cache ?? Path.Combine(Path.GetTempPath(), $"prunable-nets-{Environment.UserName}"),
        loggers.CreateLogger(ClusterLog.Category));
    private readonly Lazy<Entry[]> known = new(() => [.. factories.DistinctBy(static f => f.Class).Select(f => Entry.Of(f, given))]);
    private readonly List<(OrderedNetwork Network, NetworkContext Context)> loaded = [];

    /// <summary>What the worker says of itself.</summary>
    public WorkerDescription Describe(string name, bool isWorker) => new(
        name, isWorker, $"{door.Open().Way}, {Device}", [.. known.Value.Select(static e => e.Description)]);

    private Device Device => RunDevice.Named(options.Device);

    /// <summary>The network with the ordered weights, loaded if it is not.</summary>
    /// <param name="ordered">Which.</param>
    /// <param name="fetch">Gives the bytes of its weights from an offset on.</param>
    /// <exception cref="InvalidDataException">The program does not know it, or the weights are another's.</exception>
    public NetworkContext Get(OrderedNetwork ordered, Func<long, Task<byte[]>> fetch)
    {
        if (loaded.FindIndex(l => l.Network == ordered) is var place and >= 0)
        {
            var again = loaded[place];
            loaded.RemoveAt(place);
            loaded.Add(again);
            return again.Context;
        }
        var entry = Array.Find(known.Value, e => (e.Description.Model, e.Description.Architecture) == (ordered.Model, ordered.Architecture))
            ?? throw new InvalidDataException($"This program knows no {ordered.Model}.");
        while (loaded.Count >= Loaded)
            Drop(loaded[0].Context);
        door.Open();
        // No dispose scope: a network may hold tensors that are neither parameters nor buffers.
        var weights = cache.Get(ordered.Weights, fetch).GetAwaiter().GetResult();
        try
        {
            var context = entry.Factory.Create(
                weights, entry.Data, entry.ObjectiveOf(ordered.Objective), Device, services, CancellationToken.None);
            loaded.Add((ordered, context));
            return context;
        }
        finally
        {
            foreach (var tensor in weights.Values)
                tensor.Dispose();
        }
    }

    /// <summary>Loads it anew the next time.</summary>
    public void Drop(NetworkContext context)
    {
        loaded.RemoveAll(l => ReferenceEquals(l.Context, context));
        context.Dispose();
        context.Network.Dispose();
    }

    /// <summary>Lets go of all, on the thread that measures, which may outlive the host's services.</summary>
    public void Release()
    {
        while (loaded.Count > 0)
            Drop(loaded[0].Context);
    }

    private sealed record Entry(INetworkFactory Factory, IPruningData Data, NetworkDescription Description)
    {
        public static Entry Of(INetworkFactory factory, IPruningData given)
        {
            var data = DataFit.Check(factory.Architecture, given);
            return new Entry(factory, data, new NetworkDescription(
                factory.Architecture.Model, factory.Architecture.Fingerprint, ProgramVersion.Of(factory.Class),
                DatasetIdentity.Of(data.Train), DatasetIdentity.Of(data.Test),
                [.. Objectives(data.Objective).Select(static o => o.Name)]));
        }

        public Objective ObjectiveOf(string name) => Objectives(Data.Objective).First(o => o.Name == name);

        private static IEnumerable<Objective> Objectives(Objective objective) =>
            objective.LastExit is { } last ? [objective, last] : [objective];
    }
}
