using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>
/// What an optimiser has gathered of each parameter, by the parameter's key: SGD's momentum, Adam's two moments and number of steps. Copies, so that the optimiser
/// may go, and cut as weights are, so that the slim network's goes on with it.
/// </summary>
internal sealed class OptimizerMoments : IDisposable
{
    private readonly Dictionary<string, ParameterMoments> byKey;

    private OptimizerMoments(Dictionary<string, ParameterMoments> byKey) => this.byKey = byKey;

    /// <summary>The parameters' keys in the state dict; of a shared one the first.</summary>
    public IReadOnlyDictionary<string, ParameterMoments> ByKey => byKey;

    /// <summary>Everything as named tensors, for a fingerprint.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Tensors => byKey
        .SelectMany(static e => e.Value.Values.Select((v, i) => KeyValuePair.Create($"{e.Key}/{i}", v)).Append(KeyValuePair.Create($"{e.Key}/step", tensor(new[] { e.Value.Step }))));

    /// <summary>How many values of a weight's size an optimiser holds for it, once it has stepped.</summary>
    public static int PerWeight(TrainingOptions options) => options.Optimizer == OptimizerKind.SGD ? options.Momentum > 0 ? 1 : 0 : 2;

    /// <summary>Copies what an optimiser holds.</summary>
    /// <param name="optimizer">Made with <see cref="SharedWeights.Parameters"/> of the model.</param>
    /// <param name="model">Whose parameters have the keys.</param>
    public static OptimizerMoments Of(OptimizerHelper optimizer, Module model)
    {
        using var guard = no_grad();
        return new OptimizerMoments(States(optimizer, model).ToDictionary(static s => s.Keys[0], static s => ParameterMoments.Of(s.State), StringComparer.Ordinal));
    }

    /// <summary>The part of the channels that a plan keeps.</summary>
    /// <exception cref="InvalidOperationException">A parameter is not of that architecture.</exception>
    public OptimizerMoments Cut(Architecture architecture, PruningPlan plan)
    {
        using var guard = no_grad();
        var (slices, problems) = (new StateSlices(architecture, plan), new List<string>());
        var cut = byKey.ToDictionary(static e => e.Key, e => e.Value.Select(v => slices.Cut(e.Key, v, problems)), StringComparer.Ordinal);
        return problems.Count == 0
            ? new OptimizerMoments(cut)
            : throw new InvalidOperationException($"What the optimiser of {architecture.Model} holds does not fit the slim model: {string.Join("; ", problems)}.");
    }

    /// <summary>Puts it into a new optimiser.</summary>
    /// <param name="optimizer">Of the same kind, made with <see cref="SharedWeights.Parameters"/> of the model.</param>
    /// <param name="model">With the same keys and shapes.</param>
    /// <exception cref="InvalidOperationException">There is a parameter that nothing is known of.</exception>
    public void Restore(OptimizerHelper optimizer, Module model)
    {
        using var guard = no_grad();
        foreach (var (keys, state) in States(optimizer, model))
        {
            // Another form of the network may list a shared parameter under another of its names first.
            var moments = keys.Select(k => byKey.GetValueOrDefault(k)).FirstOrDefault(static m => m is not null)
                ?? throw new InvalidOperationException($"The optimiser has nothing of '{keys[0]}' to go on with.");
            moments.Restore(state);
        }
    }

    public void Dispose()
    {
        foreach (var moments in byKey.Values)
            moments.Dispose();
    }

    /// <summary>An optimiser's own states, one a parameter, in the order of the parameters.</summary>
    private static IEnumerable<(string[] Keys, object State)> States(OptimizerHelper optimizer, Module model)
    {
        var states = optimizer.state_dict().State;
        var parameters = SharedWeights.NamedParameters(model).ToArray();
        if (states.Count != parameters.Length)
            throw new InvalidOperationException($"The optimiser has {states.Count} parameters, {model.GetName()} {parameters.Length}.");
        return parameters.Select((p, i) => (p.Keys, (object)states[i]));
    }
}
