using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>A network with its gates and training data, on the machine where it is measured.</summary>
public class NetworkContext : IDisposable
{
    private readonly Func<IGatedModule> createGated;
    private readonly Func<PruningPlan, Module> createSlim;
    private IGatedModule? gated;
    private Objective objective = Objective.Classification;

    /// <param name="architecture">The network's.</param>
    /// <param name="network">See <see cref="Network"/>.</param>
    /// <param name="createGated">Makes the gated network.</param>
    /// <param name="createSlim">Makes the slim network of a plan.</param>
    /// <param name="train">See <see cref="Train"/>.</param>
    public NetworkContext(
        Architecture architecture, Module network, Func<IGatedModule> createGated, Func<PruningPlan, Module> createSlim, Dataset train)
    {
        (Architecture, Network, this.createGated, this.createSlim, Train) = (architecture, network, createGated, createSlim, train);
    }

    /// <summary>Layers, groups, costs.</summary>
    public Architecture Architecture { get; }

    /// <summary>The network; trained, unless the method asks for another moment.</summary>
    public Module Network { get; }

    /// <summary>The network with gates, on the same weights; made at the first use.</summary>
    public IGatedModule Gated
    {
        get
        {
            if (gated is not null)
                return gated;
            gated = createGated();
            gated.Module.to(Device);
            return gated;
        }
    }

    /// <summary>Training samples.</summary>
    public Dataset Train { get; }

    /// <summary>What the network is for.</summary>
    public Objective Objective { get => objective; init => objective = value; }

    /// <summary>Where the network is.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>What the program's host has; null without a host.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Ends the work between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>The slim network of a plan, with copies of the surviving weights, on <see cref="Device"/>.</summary>
    public Module CreateSlim(PruningPlan plan) => SharedWeights.Move(createSlim(plan), Device, Architecture);

    /// <summary>Unchanged training samples, the same for the same seed.</summary>
    /// <param name="count">Batches.</param>
    /// <param name="batchSize">Samples of each.</param>
    /// <param name="seed">Of their order.</param>
    /// <returns>The batches; whoever takes one disposes it.</returns>
    public IEnumerable<Batch> Batches(int count, int batchSize, ulong seed) =>
        new BatchLoader(
            Train,
            new BatchLoaderOptions { BatchSize = Math.Min(batchSize, Train.Count), DropLast = true, Seed = seed, Device = Device })
            .Endless(0, CancellationToken).Take(count);

    public void Dispose()
    {
        gated?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The same under another objective, for as long as this one is in use; it has nothing of its own to dispose.</summary>
    private protected NetworkContext WithObjective(Objective other)
    {
        // Made before the copy, so that both have the same gates.
        _ = Gated;
        var context = (NetworkContext)MemberwiseClone();
        context.objective = other;
        return context;
    }
}
