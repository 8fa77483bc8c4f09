using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The mean loss of a sample with some gates closed and all others open, the network not trained any further.</summary>
/// <param name="Members">The training samples.</param>
/// <param name="BatchSize">Samples a forward.</param>
internal sealed record GateLoss(int[] Members, int BatchSize) : Measurement<int[], double>
{
    /// <inheritdoc/>
    public override IMeasurer<int[], double> Open(NetworkContext context) => new Measurer(context, this);

    /// <summary>The mean loss of a sample with the gates held, in evaluation mode.</summary>
    /// <param name="context">The network.</param>
    /// <param name="gates">One value a gate.</param>
    /// <param name="batches">On the context's device.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    public static double Mean(NetworkContext context, float[] gates, IReadOnlyList<Batch> batches, CancellationToken cancellationToken)
    {
        using var lambda = tensor(gates, float32, context.Device);
        using var held = context.Gated.Gates.Hold(lambda);
        using var evaluation = new EvaluationScope(context.Gated.Module);
        using var guard = no_grad();
        var loss = 0.0;
        foreach (var batch in batches)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            loss += context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).ToDouble() * batch.Count;
        }
        return loss / batches.Sum(static b => b.Count);
    }

    private sealed class Measurer(NetworkContext context, GateLoss settings) : IMeasurer<int[], double>
    {
        private readonly Batch[] batches =
            [.. settings.Members.Chunk(settings.BatchSize).Select(chunk => context.Train.Gather(chunk, augmentation: null, seed: 0)(context.Device))];

        /// <param name="item">Indices of the closed gates.</param>
        /// <param name="cancellationToken">Ends it between two batches.</param>
        public double Measure(int[] item, CancellationToken cancellationToken)
        {
            var keep = Enumerable.Repeat(1f, context.Architecture.GateCount).ToArray();
            foreach (var gate in item)
                keep[gate] = 0;
            return Mean(context, keep, batches, cancellationToken);
        }

        public void Dispose() => Array.ForEach(batches, static b => b.Dispose());
    }
}
