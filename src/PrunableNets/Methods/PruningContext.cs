using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>What a method works with. Test data are not there: nothing may be chosen by them.</summary>
public sealed class PruningContext : IDisposable
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
    /// <param name="budget">See <see cref="Budget"/>.</param>
    public PruningContext(
        Architecture architecture, Module network, Func<IGatedModule> createGated, Func<PruningPlan, Module> createSlim, Dataset train, PruningBudget budget)
    {
        (Architecture, Network, this.createGated, this.createSlim) = (architecture, network, createGated, createSlim);
        (Train, Budget) = (train, budget);
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

    /// <summary>What the slim network may cost.</summary>
    public PruningBudget Budget { get; }

    /// <summary>How scores become a plan; null leaves it to the method.</summary>
    public SelectionOptions? Selection { get; init; }

    /// <summary>In how many steps criteria prune, and what is trained between.</summary>
    public ScheduleOptions Schedule { get; init; } = new();

    /// <summary>Is told after every step, on this thread.</summary>
    public Action<MethodStep> Report { get; init; } = static _ => { };

    /// <summary>Is told what the user should know.</summary>
    public Action<string> Note { get; init; } = static _ => { };

    /// <summary>Trains a form of the network as the run trains, with progress and checkpoints: the stage's name, the form, how.</summary>
    public Action<string, Module, TrainingOptions>? Training { get; init; }

    /// <summary>Where a stage keeps its checkpoints: its name, the key of its options and the options that they depend on.</summary>
    public Func<string, string, MethodOptions, CheckpointFile?> Checkpoints { get; init; } = static (_, _, _) => null;

    /// <summary>Ends the method between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>A context for a network in hand, without a host.</summary>
    /// <param name="network">On <see cref="Device"/>.</param>
    /// <param name="train">Training samples.</param>
    /// <param name="budget">What the slim network may cost.</param>
    /// <param name="device">Where the network is; null is the CPU.</param>
    public static PruningContext For<TModel>(TModel network, Dataset train, PruningBudget budget, Device? device = null)
        where TModel : Module, IPrunableModel<TModel> =>
        new(TModel.Architecture, network, () => TModel.CreateGated(network), plan => TModel.CreateSlim(network, plan), train, budget) { Device = device ?? CPU };

    /// <summary>The same under another objective, for as long as this one is in use; it has nothing of its own to dispose.</summary>
    internal PruningContext With(Objective other)
    {
        // Made before the copy, so that both have the same gates.
        _ = Gated;
        var context = (PruningContext)MemberwiseClone();
        context.objective = other;
        return context;
    }

    /// <summary>The slim network of a plan, with copies of the surviving weights, on <see cref="Device"/>.</summary>
    public Module CreateSlim(PruningPlan plan) => SharedWeights.Move(createSlim(plan), Device, Architecture);

    /// <summary>Unchanged training samples, the same for the same seed.</summary>
    /// <param name="count">Batches.</param>
    /// <param name="batchSize">Samples of each.</param>
    /// <param name="seed">Of their order.</param>
    /// <returns>The batches; whoever takes one disposes it.</returns>
    public IEnumerable<Batch> Batches(int count, int batchSize, ulong seed) =>
        new BatchLoader(Train, new BatchLoaderOptions { BatchSize = Math.Min(batchSize, Train.Count), DropLast = true, Seed = seed, Device = Device })
            .Endless(0, CancellationToken).Take(count);

    public void Dispose() => gated?.Dispose();
}
