using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// The loss of the network with channels disabled, for many masks. A sample goes through the network alone up to the first gate that a mask
/// closes, and from there as a batch of masks: what lies in front is computed once, and batch norms are in the
/// layers in front of them meanwhile. Networks that cannot be run so (they concatenate both sides, or take statistics over gated channels)
/// are run mask by mask.
/// </summary>
internal sealed class MaskedLosses : IMeasurer<int[][], LossesOfMasks>
{
    private const double Rounding = 1e-4;

    private readonly NetworkContext context;
    private readonly bool together;
    private readonly Batch[] samples;
    private readonly Batch all;
    private readonly Tensor open;
    private readonly GateMap map;
    private readonly EvaluationScope evaluation;

    public MaskedLosses(NetworkContext context, MaskLosses settings)
    {
        (this.context, together) = (context, settings.Together);
        int[] members = [.. SplitMix64.ForKey(settings.Seed, 0, 7).Permutation(context.Train.Count).Take(settings.Samples)];
        all = context.Train.Gather(members, augmentation: null, seed: 0)(context.Device);
        samples = [.. members.Select(i => context.Train.Gather([i], augmentation: null, seed: 0)(context.Device))];
        open = tensor(settings.Gates, float32, context.Device);
        map = GateMap.Of(context);
        evaluation = new EvaluationScope(context.Gated.Module);
    }

    /// <summary>The loss under each mask.</summary>
    /// <param name="item">Disabled gates of each: indices into the gate vector.</param>
    /// <param name="cancellationToken">Ends it between two forwards.</param>
    public LossesOfMasks Measure(int[][] item, CancellationToken cancellationToken)
    {
        using var guard = no_grad();
        if (together)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new LossesOfMasks(Together(item), IsTogether: true);
            }
            // What could be run together for the first masks may not be so for others: two branches join of which these masks close gates
            // of one alone.
            catch (Exception e) when (CannotBeTogether(e))
            {
            }
        }
        return new LossesOfMasks([.. item.Select(mask => One(mask, cancellationToken))], IsTogether: false);
    }

    /// <summary>Whether masks can be run in one batch, by the first and the last of some.</summary>
    public bool CanBeTogether(IReadOnlyList<int[]> masks)
    {
        if (map.InStatistics.Count > 0 || context.Architecture.BatchDimensions.Any(static d => d != 0))
            return false;
        using var guard = no_grad();
        try
        {
            int[][] two = [masks[0], masks[^1]];
            return Together(two).Zip(two.Select(m => One(m)))
                .All(static p => Math.Abs(p.First - p.Second) <= Rounding * Math.Max(Math.Abs(p.Second), 1e-3));
        }
        catch (Exception e) when (CannotBeTogether(e))
        {
            return false;
        }
    }

    // A lack of memory is not taken for that: mask by mask the losses would be rounded otherwise, on a small machine alone.
    private static bool CannotBeTogether(Exception e) => e is NotSupportedException || (e is ExternalException && !OutOfMemory.Is(e));

    public void Dispose()
    {
        evaluation.Dispose();
        map.Dispose();
        open.Dispose();
        all.Dispose();
        foreach (var sample in samples)
            sample.Dispose();
    }

    private double[] Together(int[][] disabled)
    {
        using var scope = NewDisposeScope();
        var masks = stack([.. disabled.Select(Gates)]);
        using var held = context.Gated.Gates.Hold(open);
        using var folded = new FoldedNormScope(context.Network, context.Architecture, map.Norms);
        using var sites = context.Gated.Gates.Place(new SampleGates(map, masks, folded.Norms));
        var outputs = stack([.. samples.Select(Output)]);
        return [.. Enumerable.Range(0, disabled.Length).Select(m =>
        {
            using var one = NewDisposeScope();
            return context.Objective.Loss(outputs.select(1, outputs.shape[1] == 1 ? 0 : m), all).ToDouble();
        })];
    }

    private Tensor Output(Batch sample)
    {
        using var scope = NewDisposeScope();
        return context.Gated.Module.Call(sample.Inputs).MoveToOuterDisposeScope();
    }

    private Tensor Gates(int[] disabled)
    {
        var keep = Enumerable.Repeat(1f, context.Architecture.GateCount).ToArray();
        foreach (var gate in disabled)
            keep[gate] = 0;
        return tensor(keep, float32, context.Device).mul(open);
    }

    /// <summary>The loss under one mask, by a forward of its own.</summary>
    internal double One(int[] disabled, CancellationToken cancellationToken = default)
    {
        using var guard = no_grad();
        cancellationToken.ThrowIfCancellationRequested();
        using var scope = NewDisposeScope();
        using var held = context.Gated.Gates.Hold(Gates(disabled));
        return context.Objective.Loss(context.Gated.Module.Call(all.Inputs), all).ToDouble();
    }
}
