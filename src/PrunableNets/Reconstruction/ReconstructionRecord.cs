using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>What was done so far, told to whoever listens and kept in checkpoints with the weights it led to.</summary>
/// <param name="slim">The network whose layers are solved.</param>
/// <param name="order">All of its layers, in the order of the report.</param>
/// <param name="progress">Told each layer as it is done; not those of a checkpoint.</param>
/// <param name="checkpoints">Null keeps none.</param>
internal sealed class ReconstructionRecord(
    Module slim, IReadOnlyList<SurveyedLayer> order, IProgress<ReconstructionStep>? progress, CheckpointFile? checkpoints)
{
    private const string Rows = "layers";
    private const string State = "state.";

    private readonly Dictionary<SurveyedLayer, ReconstructedLayer> told = [];
    private readonly List<SurveyedLayer> kept = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<ReconstructedLayer> Layers => [.. order.Select(l => told[l])];

    /// <summary>Its weights are new.</summary>
    public bool IsSolved(SurveyedLayer layer) => told[layer].Outcome == ReconstructionOutcome.Solved;

    /// <summary>A layer that changed nothing, and that is found again in no time.</summary>
    public void Tell(SurveyedLayer layer, ReconstructedLayer report)
    {
        told[layer] = report;
        progress?.Report(new ReconstructionStep(told.Count - 1, order.Count, report));
    }

    /// <summary>A layer that was looked at. In the order of the network.</summary>
    public void Keep(SurveyedLayer layer, ReconstructedLayer report)
    {
        kept.Add(layer);
        if (checkpoints is not null && kept.Count % checkpoints.Interval == 0)
            Save(checkpoints, report);
        Tell(layer, report);
    }

    /// <summary>Takes up a checkpoint, where there is one.</summary>
    /// <returns>How many of the layers that are looked at are done.</returns>
    public int Resume()
    {
        using var checkpoint = checkpoints?.Load();
        if (checkpoint is null)
            return 0;
        StateDict.Load(slim, checkpoint.Tensors.Where(static t => t.Key.StartsWith(State, StringComparison.Ordinal))
            .ToDictionary(static t => t.Key[State.Length..], static t => t.Value, StringComparer.Ordinal));
        var rows = checkpoint.Tensors[Rows].data<double>().ToArray();
        var size = rows.Length / checkpoint.Position;
        foreach (var (layer, row) in order.Where(l => !told.ContainsKey(l)).Zip(rows.Chunk(size)))
        {
            kept.Add(layer);
            told[layer] = Read(layer.Path, row);
        }
        return kept.Count;
    }

    private void Save(CheckpointFile file, ReconstructedLayer last)
    {
        using var scope = NewDisposeScope();
        double[] rows = [.. kept.SkipLast(1).Select(l => told[l]).Append(last).SelectMany(Row)];
        file.Save(kept.Count, [KeyValuePair.Create(Rows, tensor(rows)), .. slim.state_dict().Select(static s => KeyValuePair.Create(State + s.Key, s.Value))]);
    }

    private static double[] Row(ReconstructedLayer l) => [(int)l.Outcome, l.Unknowns, l.Positions, l.Ridge ?? double.NaN, l.Before, l.After];

    private static ReconstructedLayer Read(string path, double[] row) => new(
        path, (ReconstructionOutcome)(int)row[0], (long)row[1], (long)row[2], double.IsNaN(row[3]) ? null : row[3], row[4], row[5]);
}
