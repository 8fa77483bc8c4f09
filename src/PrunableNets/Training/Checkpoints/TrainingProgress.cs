using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A training's model, optimiser, epochs so far and what may stop it, as they go into a checkpoint and come out of it.</summary>
internal sealed class TrainingProgress(nn.Module model, OptimizerHelper optimizer, CheckpointFile? file, ITrainingStop? stop = null)
{
    private const string ModelPrefix = "model.";
    private const string StopPrefix = "stop.";
    private const string PartKey = "part";

    /// <summary>The finished epochs.</summary>
    public List<TrainingEpoch> Epochs { get; } = [];

    /// <summary>What is done of the epoch that follows them, where a checkpoint was written in its middle.</summary>
    public EpochPart Part { get; private set; }

    /// <summary>Takes up where the newest checkpoint ends.</summary>
    /// <returns>False where there is none.</returns>
    public bool Resume()
    {
        using var checkpoint = file?.Load();
        if (checkpoint is null)
            return false;
        StateDict.Load(model, Under(checkpoint, ModelPrefix));
        stop?.Load(Under(checkpoint, StopPrefix));
        OptimizerBytes.Load(optimizer, checkpoint.Tensors["optimizer"]);
        foreach (var e in checkpoint.Tensors["epochs"].data<double>().ToArray().Chunk(7))
            Epochs.Add(new TrainingEpoch((int)e[0], e[1], e[2], new Accuracy(double.IsNaN(e[3]) ? null : (long)e[3], (long)e[4], e[5]), (int)e[6]));
        if (checkpoint.Tensors.TryGetValue(PartKey, out var part) && part.data<double>().ToArray() is [var batches, var sum, var samples])
            Part = new EpochPart((int)batches, sum, (long)samples);
        return true;
    }

    private static Dictionary<string, Tensor> Under(Checkpoint checkpoint, string prefix) => checkpoint.Tensors
        .Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(t => t.Key[prefix.Length..], static t => t.Value);

    /// <summary>Adds an epoch, and writes a checkpoint where one is due.</summary>
    public void Add(TrainingEpoch epoch, bool last)
    {
        Epochs.Add(epoch);
        Part = default;
        if (file?.IsDue(Epochs.Count, last) == true)
            Save(file);
    }

    /// <summary>Tells how far the current epoch is, and writes a checkpoint where the last one is old.</summary>
    public void Add(EpochPart part)
    {
        Part = part;
        if (file is { IsLate: true })
            Save(file);
    }

    private void Save(CheckpointFile file)
    {
        using var scope = NewDisposeScope();
        var epochs = Epochs.SelectMany(static e => new[] { e.Index, e.Loss, e.LearningRate, e.Test.Correct ?? double.NaN, e.Test.Count, e.Test.Loss, e.Samples });
        file.Save(Epochs.Count, [
            .. model.state_dict().Select(static e => KeyValuePair.Create(ModelPrefix + e.Key, e.Value)),
            KeyValuePair.Create("optimizer", OptimizerBytes.Save(optimizer)),
            KeyValuePair.Create("epochs", tensor(epochs.ToArray())),
            .. Part == default ? [] : new[] { KeyValuePair.Create(PartKey, tensor(new[] { Part.Batches, Part.LossSum, Part.Samples })) },
            .. (stop?.Save() ?? []).Select(static e => KeyValuePair.Create(StopPrefix + e.Key, e.Value)),
        ]);
    }
}
