using System;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>What a method works with. Test data are not there: nothing may be chosen by them.</summary>
public sealed class PruningContext : NetworkContext
{
    /// <param name="architecture">The network's.</param>
    /// <param name="network">See <see cref="NetworkContext.Network"/>.</param>
    /// <param name="createGated">Makes the gated network.</param>
    /// <param name="createSlim">Makes the slim network of a plan.</param>
    /// <param name="train">See <see cref="NetworkContext.Train"/>.</param>
    /// <param name="budget">See <see cref="Budget"/>.</param>
    public PruningContext(
        Architecture architecture, Module network, Func<IGatedModule> createGated, Func<PruningPlan, Module> createSlim, Dataset train, PruningBudget budget)
        : base(architecture, network, createGated, createSlim, train)
    {
        Budget = budget;
    }

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

    /// <summary>Who measures the network: this process, or the workers of a cluster.</summary>
    public IEvaluator Evaluator { get; init; } = new InProcessEvaluator();

    /// <summary>Where results of measurements are kept, so that a run that was broken off measures nothing twice; null keeps none.</summary>
    public IResultStore? Results { get; init; }

    /// <summary>A context for a network in hand, without a host.</summary>
    /// <param name="network">On <see cref="NetworkContext.Device"/>.</param>
    /// <param name="train">Training samples.</param>
    /// <param name="budget">What the slim network may cost.</param>
    /// <param name="device">Where the network is; null is the CPU.</param>
    public static PruningContext For<TModel>(TModel network, Dataset train, PruningBudget budget, Device? device = null)
        where TModel : Module, IPrunableModel<TModel> =>
        new(TModel.Architecture, network, () => TModel.CreateGated(network), plan => TModel.CreateSlim(network, plan), train, budget) { Device = device ?? CPU };

    /// <summary>Begins to measure the network as it is now.</summary>
    /// <param name="measurement">What is measured.</param>
    /// <returns>Measures items, for as long as the network's weights stay what they are.</returns>
    public OrderedEvaluation<TItem, TResult> Open<TItem, TResult>(Measurement<TItem, TResult> measurement) => new(this, measurement);

    /// <inheritdoc cref="NetworkContext.WithObjective"/>
    internal PruningContext With(Objective other) => (PruningContext)WithObjective(other);
}
