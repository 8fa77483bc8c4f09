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

    /// <summary>The finished epochs.</summary>
    public List<TrainingEpoch> Epochs { get; } = [];

    /// <summary>Takes up where the newest checkpoint ends.</summary>
    public void Resume()
    {
        using var checkpoint = file?.Load();
        if (checkpoint is null)
            return;
        StateDict.Load(model, Part(checkpoint, ModelPrefix));
        stop?.Load(Part(checkpoint, StopPrefix));
        OptimizerBytes.Load(optimizer, checkpoint.Tensors["optimizer"]);
        foreach (var e in checkpoint.Tensors["epochs"].data<double>().ToArray().Chunk(7))
            Epochs.Add(new TrainingEpoch((int)e[0], e[1], e[2], new Accuracy(double.IsNaN(e[3]) ? null : (long)e[3], (long)e[4], e[5]), (int)e[6]));
    }

    private static Dictionary<string, Tensor> Part(Checkpoint checkpoint, string prefix) => checkpoint.Tensors
        .Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(t => t.Key[prefix.Length..], static t => t.Value);

    /// <summary>Adds an epoch, and writes a checkpoint where one is due.</summary>
    public void Add(TrainingEpoch epoch, bool last)
    {
        Epochs.Add(epoch);
        if (file is null || (Epochs.Count % file.Interval != 0 && !last))
            return;
        using var scope = NewDisposeScope();
        var epochs = Epochs.SelectMany(static e => new[] { e.Index, e.Loss, e.LearningRate, e.Test.Correct ?? double.NaN, e.Test.Count, e.Test.Loss, e.Samples });
        file.Save(Epochs.Count, [
            .. model.state_dict().Select(static e => KeyValuePair.Create(ModelPrefix + e.Key, e.Value)),
            KeyValuePair.Create("optimizer", OptimizerBytes.Save(optimizer)),
            KeyValuePair.Create("epochs", tensor(epochs.ToArray())),
            .. (stop?.Save() ?? []).Select(static e => KeyValuePair.Create(StopPrefix + e.Key, e.Value)),
        ]);
    }
}
