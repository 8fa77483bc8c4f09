using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Formats;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Cli.Export;

/// <summary>What is to be written, and where.</summary>
/// <param name="Model">The network.</param>
/// <param name="Project">The assembly or project as the user named it.</param>
/// <param name="Output">The file or folder.</param>
/// <param name="WeightsPath">Weights of the dense or the slim network; null for none.</param>
/// <param name="PlanPath">A plan; null for the dense network.</param>
/// <param name="FoldsNorms">Batch norms go into the layers in front of them.</param>
internal sealed record ExportRequest(PrunableModel Model, string Project, string Output, string? WeightsPath, string? PlanPath, bool FoldsNorms)
{
    /// <summary>The class that has the weights, as the build names it.</summary>
    public string ClassName => Model.Architecture.Model + (FoldsNorms ? "Folded" : "Slim");

    /// <summary>The project's.</summary>
    public string Folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Project)) is var path && Directory.Exists(path)
        ? path
        : Path.GetDirectoryName(path)!;

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
                : StateDict.IsOptional(t.Key));
        if (!isSlim)
            return Model.Slim(Model.Dense(tensors), plan);
        StateDict.Load(slim, tensors);
        return slim;
    }

    /// <summary>The weights as a file holds them.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors(Module network) =>
        FoldsNorms ? NormFolding.Fold(Model.Architecture, network.state_dict()) : network.state_dict();

    /// <summary>Classes are made of the plan beside the network's source.</summary>
    /// <exception cref="InvalidDataException">Another plan was named.</exception>
    public void CheckPlan()
    {
        if (Plan is not { } plan)
            return;
        var path = Path.Combine(
            Folder, Path.GetDirectoryName(Model.Architecture.SourcePath) ?? "", Model.Architecture.Model + PlanFile.FileSuffix);
        if (File.Exists(path) && !PlanFile.Load(path).ToPlan(Model.Architecture).ToMask().SequenceEqual(plan.ToMask()))
            throw new InvalidDataException(
                $"'{PlanPath}' is another plan than '{path}', of which the build makes the class; put it there, or name that one.");
    }

    /// <exception cref="InvalidDataException">Batch norms are to be folded, and there is none that a layer can take.</exception>
    public void Check()
    {
        if (FoldsNorms && Model.Architecture.FoldableNorms.Count == 0)
            throw new InvalidDataException(
                $"{Model.Architecture.Model} has no batch norm that a layer in front of it can take; write it without --fold-norms.");
    }
}
