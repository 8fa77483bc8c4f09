using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Gradients of the objective's loss by the gates, where the gates are.</summary>
public static class GateGradients
{
    /// <summary>dL / d gate of a batch.</summary>
    /// <param name="context">Its gates keep their values.</param>
    /// <param name="batch">On the context's device.</param>
    /// <returns>[<see cref="Architecture.GateCount"/>], of the loss's mean over the batch.</returns>
    public static Tensor Of(PruningContext context, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(batch);
        using var evaluation = new EvaluationScope(context.Gated.Module);
        using var scope = NewDisposeScope();
        var leaf = Leaf(context);
        using var held = context.Gated.Gates.Hold(leaf);
        return Gradient(context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch), leaf).MoveToOuterDisposeScope();
    }

    /// <summary>The sum, over the batches that the options ask for, of what is made of each batch's gradients.</summary>
    /// <returns>float64 [<see cref="Architecture.GateCount"/>].</returns>
    internal static Tensor Sum(PruningContext context, ScoringOptions options, Func<Tensor, Tensor> of)
    {
        var sum = zeros(context.Architecture.GateCount, float64, context.Device);
        foreach (var batch in context.Batches(options.Batches, options.BatchSize, options.Seed))
        {
            using var owned = batch;
            using var scope = NewDisposeScope();
            sum.add_(of(Of(context, batch).to(float64)));
        }
        return sum;
    }

    /// <summary>The same of every sample alone, in one pass where the network lets its samples be told apart, else sample by sample.</summary>
    /// <param name="context">Its gates keep their values.</param>
    /// <param name="data">Indices of training samples.</param>
    /// <returns>[B, <see cref="Architecture.GateCount"/>].</returns>
    public static Tensor OfSamples(PruningContext context, ReadOnlySpan<int> data)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var scope = NewDisposeScope();
        using var batch = context.Train.Gather(data, augmentation: null, seed: 0)(context.Device);
        var whole = Of(context, batch);
        if (Together(context, batch) is { } together && IsClose(together.mean([0]), whole))
            return together.MoveToOuterDisposeScope();
        var singles = data.ToArray().Select(i =>
        {
            using var single = context.Train.Gather([i], augmentation: null, seed: 0)(context.Device);
            return Of(context, single);
        });
        return stack([.. singles]).MoveToOuterDisposeScope();
    }

    /// <summary>A copy of the gates as they are, which gradients can be asked of.</summary>
    internal static Tensor Leaf(PruningContext context) => context.Gated.Gates.Lambda().detach().clone().requires_grad_(true);

    private static Tensor? Together(PruningContext context, Batch batch)
    {
        using var evaluation = new EvaluationScope(context.Gated.Module);
        using var map = GateMap.Of(context);
        if (map.InStatistics.Count > 0)
            return null;
        var leaf = context.Gated.Gates.Lambda().detach().unsqueeze(0).repeat(batch.Count, 1).requires_grad_(true);
        using var held = context.Gated.Gates.Hold(context.Gated.Gates.Lambda().detach());
        using var sites = context.Gated.Gates.Place(new SampleGates(map, leaf));
        try
        {
            // The loss is a mean over the batch: of a sample alone it is as many times as much.
            return Gradient(context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).mul(batch.Count), leaf);
        }
        catch (Exception e) when (e is NotSupportedException or System.Runtime.InteropServices.ExternalException)
        {
            return null;
        }
    }

    private static Tensor Gradient(Tensor loss, Tensor leaf) => autograd.grad([loss], [leaf], allow_unused: true)[0] ?? zeros_like(leaf);

    private static bool IsClose(Tensor a, Tensor b) => a.sub(b).abs().max().ToDouble() <= 1e-3 * Math.Max(b.abs().max().ToDouble(), 1e-12);
}
