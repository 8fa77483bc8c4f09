using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The weights, optimiser state and vectors of a method's training, as they go into a checkpoint and come out of it.</summary>
internal sealed class WeightProgress(
    nn.Module network, OptimizerHelper optimizer, IReadOnlyList<KeyValuePair<string, Tensor>> own, CheckpointFile? file)
{
    private const string NetworkPrefix = "network.";
    private const string OwnPrefix = "own.";
    private const string OptimizerKey = "optimizer";

    /// <summary>Takes up where the newest checkpoint ends.</summary>
    /// <returns>The finished iterations; 0 without a checkpoint.</returns>
    public int Resume()
    {
        using var checkpoint = file?.Load();
        if (checkpoint is null)
            return 0;
        StateDict.Load(network, checkpoint.Tensors
            .Where(static t => t.Key.StartsWith(NetworkPrefix, StringComparison.Ordinal))
            .ToDictionary(static t => t.Key[NetworkPrefix.Length..], static t => t.Value));
        OptimizerBytes.Load(optimizer, checkpoint.Tensors[OptimizerKey]);
        using (no_grad())
            foreach (var (key, value) in own)
                value.copy_(checkpoint.Tensors[OwnPrefix + key]);
        return checkpoint.Position;
    }

    /// <summary>Writes a checkpoint where one is due.</summary>
    /// <param name="iterations">Finished ones.</param>
    /// <param name="last">None follows.</param>
    public void Save(int iterations, bool last)
    {
        if (file?.IsDue(iterations, last) != true)
            return;
        using var scope = NewDisposeScope();
        file.Save(iterations, [
            .. network.state_dict().Select(static e => KeyValuePair.Create(NetworkPrefix + e.Key, e.Value)),
            KeyValuePair.Create(OptimizerKey, OptimizerBytes.Save(optimizer)),
            .. own.Select(static o => KeyValuePair.Create(OwnPrefix + o.Key, o.Value.detach())),
        ]);
    }
}
