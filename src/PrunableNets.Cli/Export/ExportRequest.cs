using System.IO;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Formats;
using static TorchSharp.torch.nn;

namespace PrunableNets.Cli.Export;

/// <summary>What is to be written, and where.</summary>
/// <param name="Model">The network.</param>
/// <param name="Project">The assembly or project as the user named it.</param>
/// <param name="Output">The file or folder.</param>
/// <param name="WeightsPath">Weights of the dense or the slim network; null for none.</param>
/// <param name="PlanPath">A plan; null for the dense network.</param>
internal sealed record ExportRequest(PrunableModel Model, string Project, string Output, string? WeightsPath, string? PlanPath)
{
    /// <exception cref="InvalidDataException">None was named.</exception>
    public string Weights =>
        WeightsPath ?? throw new InvalidDataException($"'{Output}' holds weights; name those to write with --weights.");

    /// <summary>The plan; null for the dense network.</summary>
    public PruningPlan? Plan => field ??= PlanPath is null ? null : PlanFile.Load(PlanPath).ToPlan(Model.Architecture);

    /// <summary>
    /// The network with its weights: with a plan the slim one, whose weights are as they are in the file, or are cut from the dense
    /// network's there.
    /// </summary>
    /// <exception cref="InvalidDataException">The weights are of another network.</exception>
    public Module Network()
    {
        Model.LoadTorch();
        var tensors = WeightFile.Read(Weights);
        if (Plan is not { } plan)
            return Model.Dense(tensors);
        var slim = Model.Slim(Model.New(), plan);
        var isSlim = slim.state_dict().All(t =>
            tensors.TryGetValue(t.Key, out var given)
                ? given.shape.SequenceEqual(t.Value.shape)
                : t.Key.EndsWith("num_batches_tracked", System.StringComparison.Ordinal));
        if (!isSlim)
            return Model.Slim(Model.Dense(tensors), plan);
        StateDict.Load(slim, tensors);
        return slim;
    }
}
