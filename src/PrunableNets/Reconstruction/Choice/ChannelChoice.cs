using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Chooses anew which channels of each group stay, as many as a plan says: those without which, weights solved anew, the network loses least.
/// </summary>
/// <remarks>
/// <para>
/// Channels that layers read and mix: backward elimination on the normal equations of the readers: without channel j and with all other weights solved anew, the squares of the outputs that are lost are
/// tr(W_j [(G^-1)_jj]^-1 W_j'), where G are the products of the dense network's inputs; the channel with the least goes, and inverse and weights are brought up
/// to date. It is the block form of Hassibi and Stork's optimal brain surgeon (1992), as Frantar and Alistarh use it for layers (arXiv 2208.11580). Losses of
/// several readers are added, each as a share of what its outputs vary. What matters of a reader's outputs are those that the plan keeps, as the norm behind scales
/// them.
/// </para>
/// <para>
/// Channels that no linear layer or convolution without groups reads as they are (what a residual branch adds, queries and keys) have nothing that could stand in for
/// them: those stay that move the network's outputs most (<see cref="ChannelSensitivity"/>), which takes gradients, but no labels.
/// </para>
/// </remarks>
public static class ChannelChoice
{
    // Products of a few groups' readers that are in memory together.
    private const long WindowBytes = 256L << 20;

    /// <summary>No weight changes; labels are not read.</summary>
    /// <param name="context">The network that is pruned, and its training samples.</param>
    /// <param name="plan">How many channels of each group stay.</param>
    /// <param name="options">Batches, positions, seed.</param>
    /// <returns>A plan of the same widths.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or there are no batches.</exception>
    /// <exception cref="ArgumentException">The data have fewer than two samples.</exception>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    public static PruningPlan Apply(PruningContext context, PruningPlan plan, ChannelChoiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfZero(options.Batches);
        // Before the scope, which it is to outlive.
        var gated = context.Gated;
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var slim = context.CreateSlim(plan);
        using var denseEvaluation = new EvaluationScope(gated.Module);
        using var slimEvaluation = new EvaluationScope(slim);
        using var held = gated.Gates.HoldOpen();
        var passes = new CalibrationPasses(context.Train, context.Device, new ReconstructionOptions
        {
            Batches = options.Batches, BatchSize = options.BatchSize, Seed = options.Seed,
        }, context.CancellationToken);
        var survey = new LayerSurvey(context.Network, slim, context.Architecture, plan);
        survey.Run(passes, gated, slim);

        var kept = plan.Kept.ToArray();
        var readings = Readings(survey, context.Architecture, kept).Reverse().ToArray();
        // From the end of the network to its beginning, and what layers give to streams before all: outputs that go count for nothing in the equations of their layers.
        ChooseUnread([.. context.Architecture.Groups.Where(g => IsCut(g, kept)).Except(readings.Select(static r => r.Group))], context, kept, options);
        foreach (var window in MemoryWindow.Of(readings, static w => w.SelectMany(static g => g.Readers).Distinct().Sum(static r => r.Bytes), WindowBytes))
        {
            var readers = window.SelectMany(static g => g.Readers).Distinct().ToArray();
            try
            {
                Measure(readers, passes, gated, options);
                foreach (var (group, all) in window)
                    kept[group.Index] = Choose(group, all, PruningPlan.FromKept(context.Architecture, kept));
            }
            finally
            {
                foreach (var reader in readers)
                    reader.Dispose();
            }
        }
        return PruningPlan.FromKept(context.Architecture, kept);
    }

    /// <summary>Groups of which some channels go, and who reads them, in the order in which the network first reads them.</summary>
    private static IEnumerable<(ChannelGroup Group, ChannelReader[] Readers)> Readings(LayerSurvey survey, Architecture architecture, int[][] kept)
    {
        var entries = architecture.State.ToDictionary(static e => e.Key, StringComparer.Ordinal);
        var readers = survey.Layers.Select(l => ChannelReader.Of(l, survey, architecture, entries)).OfType<ChannelReader>().ToArray();
        return
            from index in readers.SelectMany(static r => r.Groups).Distinct()
            let @group = architecture.Groups[index]
            where IsCut(@group, kept)
            select (@group, Nearest(readers.Where(r => r.Groups.Contains(index))));
    }

    private static bool IsCut(ChannelGroup group, int[][] kept) => kept[group.Index].Length > 0 && kept[group.Index].Length < group.Channels;

    private static void ChooseUnread(ChannelGroup[] groups, PruningContext context, int[][] kept, ChannelChoiceOptions options)
    {
        using var sensitivity = new ChannelSensitivity(context, groups);
        var moved = sensitivity.Measure(options);
        foreach (var group in groups)
            kept[group.Index] = [.. Enumerable.Range(0, group.Channels).OrderByDescending(c => moved[group.Offset + c]).ThenBy(static c => c).Take(kept[group.Index].Length).Order()];
    }

    /// <summary>The first readers, as many as fit into memory together; one at least. Where everything reads everything before it, they stand for those behind them.</summary>
    private static ChannelReader[] Nearest(IEnumerable<ChannelReader> readers)
    {
        var bytes = 0L;
        return [.. readers.TakeWhile((r, place) => (bytes += r.Bytes) <= WindowBytes || place == 0)];
    }

    private static void Measure(ChannelReader[] readers, CalibrationPasses passes, IGatedModule gated, ChannelChoiceOptions options)
    {
        var ends = new List<IDisposable>();
        try
        {
            foreach (var reader in readers)
                ends.Add(reader.Hear(options));
            passes.Run(gated.Module, passes.Count);
        }
        finally
        {
            foreach (var end in ends)
                end.Dispose();
        }
    }

    private static int[] Choose(ChannelGroup group, ChannelReader[] readers, PruningPlan plan)
    {
        var (width, eliminations) = (plan.Kept[group.Index].Length, readers.Select(r => r.Begin(group.Index, plan)).ToArray());
        try
        {
            var alive = Enumerable.Range(0, group.Channels).ToList();
            while (alive.Count > width)
            {
                var losses = new double[alive.Count];
                foreach (var elimination in eliminations)
                    foreach (var (place, loss) in elimination.Losses(alive).Index())
                        losses[place] += loss;
                // One at a time, but where hundreds go a few together.
                var step = Math.Max(1, (alive.Count - width) / 32);
                var gone = Enumerable.Range(0, alive.Count).OrderBy(i => losses[i]).ThenBy(static i => i).Take(step).Select(i => alive[i]).ToArray();
                foreach (var elimination in eliminations)
                    elimination.Remove(gone);
                alive.RemoveAll(c => Array.IndexOf(gone, c) >= 0);
            }
            return [.. alive];
        }
        finally
        {
            foreach (var elimination in eliminations)
                elimination.Dispose();
        }
    }
}
