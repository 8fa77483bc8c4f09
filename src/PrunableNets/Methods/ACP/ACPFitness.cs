using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The loss of the network with hard gates, not trained any further. Widths that come again are not measured again.</summary>
/// <param name="context">Its gates become those of the last widths.</param>
/// <param name="structure">Which channels a width keeps.</param>
/// <param name="members">The training samples to judge on.</param>
/// <param name="batchSize">Samples a forward.</param>
internal sealed class ACPFitness(PruningContext context, ACPStructure structure, int[] members, int batchSize) : IDisposable
{
    private readonly Batch[] batches =
        [.. members.Chunk(batchSize).Select(chunk => context.Train.Gather(chunk, augmentation: null, seed: 0)(context.Device))];

    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    /// <summary>Samples that have gone through the network so far.</summary>
    public int Samples { get; private set; }

    /// <summary>The mean loss of a sample.</summary>
    /// <param name="widths">One a group.</param>
    public double Of(int[] widths)
    {
        var key = string.Join(' ', widths);
        if (known.TryGetValue(key, out var loss))
            return loss;
        context.Gated.Gates.Harden(structure.Plan(context.Architecture, widths));
        using var evaluation = new EvaluationScope(context.Gated.Module);
        using var guard = no_grad();
        foreach (var batch in batches)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            loss += context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).ToDouble() * batch.Count;
        }
        var samples = batches.Sum(static b => b.Count);
        Samples += samples;
        return known[key] = loss / samples;
    }

    public void Dispose()
    {
        foreach (var batch in batches)
            batch.Dispose();
    }
}
