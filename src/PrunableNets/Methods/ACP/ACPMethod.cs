using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// ACP (Chang et al., "ACP: Automatic Channel Pruning via Clustering and Swarm Intelligence Optimization for CNN"): channels whose feature
/// maps are alike are clustered, which gives every group a preliminary width; a particle swarm that starts around these widths searches for
/// those with the lowest loss. A reconstruction: the paper's steps are known, not how it measures likeness, its fitness or its constants.
/// Here channels are alike where their mean activations correlate over samples; a particle is a share of each group, scaled to the budget;
/// it is judged by the loss on training samples, without retraining; within a group the largest channel of every cluster by L1 stays first.
/// </summary>
[PruningMethod("ACP", "arXiv 2101.06407")]
public sealed class ACPMethod(ACPOptions options) : IPruningMethod
{
    private const ulong Stream = 23;

    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        options.Validate();
        var architecture = context.Architecture;
        var budget = new BudgetWidths(architecture, context.Budget);
        var file = context.Checkpoints("acp", "ACP", options);
        context.Gated.Gates.OpenAll();
        var draws = SplitMix64.ForKey(options.Seed, 0, Stream);
        var (judged, compared) = Parts(context.Train.Count, options.Samples, ref draws);
        var structure = ACPStructure.Find(context, options, compared);
        using var fitness = new ACPFitness(context, structure, judged, options.BatchSize);
        var swarm = Around(structure.Widths, architecture, ref draws);
        var losses = Resume(file, swarm);
        for (var generation = losses.Count; generation < options.Generations; generation++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var before = fitness.Samples;
            Next(swarm, generation);
            swarm.Evaluate(fitness.Of([.. swarm.Positions.Select(budget.Fill)]));
            losses.Add(swarm.Loss);
            var found = string.Join(' ', budget.Fill(swarm.Best));
            context.Report(new MethodStep(generation, options.Generations, string.Create(
                CultureInfo.InvariantCulture,
                $"generation {generation + 1}/{options.Generations}: loss {swarm.Loss:F3} with {found} channels"))
            {
                Values = [new("loss", swarm.Loss)], Samples = fitness.Samples - before,
            });
            // Told before it is kept: what a killed process has told but not kept, the next one tells again.
            Save(file, swarm, losses);
        }
        var widths = budget.Fill(swarm.Best);
        var plan = structure.Plan(architecture, widths);
        context.Gated.Gates.Harden(plan);
        var selection = new Selection(plan, float.NegativeInfinity, budget.Uses(widths));
        return new ACPOutcome(selection, losses) { Evidence = [.. Evidence(structure, losses)] };
    }

    /// <summary>Samples to judge on, and others to compare feature maps on.</summary>
    internal static (int[] Judged, int[] Compared) Parts(int count, int samples, ref SplitMix64 draws)
    {
        var order = draws.Permutation(count);
        var size = Math.Max(Math.Min(samples, count / 2), 1);
        return (order[..size], order[^size..]);
    }

    private ParticleSwarm Around(int[] preliminary, Architecture architecture, ref SplitMix64 draws)
    {
        var start = new double[options.Particles][];
        for (var p = 0; p < start.Length; p++)
        {
            start[p] = [.. architecture.Groups.Select(g => (double)preliminary[g.Index] / g.Channels)];
            // The first particle is the preliminary structure itself.
            for (var d = 0; d < start[p].Length && p > 0; d++)
                start[p][d] += options.Spread * draws.NextDouble(-1, 1);
        }
        double[] lowest = [.. architecture.Groups.Select(static g => (double)g.LeastWidth / g.Channels)];
        return new ParticleSwarm(start, lowest, [.. lowest.Select(static _ => 1.0)])
        {
            Inertia = options.Inertia, Cognitive = options.Cognitive, Social = options.Social,
        };
    }

    private void Next(ParticleSwarm swarm, int generation)
    {
        if (generation == 0)
            return;
        // A stream of its own for each, so that a search that was broken off goes on as it would have.
        var random = SplitMix64.ForKey(options.Seed, (ulong)generation, Stream);
        swarm.Move(ref random);
    }

    private static List<double> Resume(CheckpointFile? file, ParticleSwarm swarm)
    {
        using var checkpoint = file?.Load();
        if (checkpoint is null)
            return [];
        swarm.State = checkpoint.Tensors["swarm"].data<double>().ToArray();
        return [.. checkpoint.Tensors["losses"].data<double>()];
    }

    /// <summary>After every generation: it takes as long as many iterations do, and its state is small.</summary>
    private static void Save(CheckpointFile? file, ParticleSwarm swarm, List<double> losses)
    {
        using var scope = NewDisposeScope();
        file?.Save(losses.Count, [
            KeyValuePair.Create("swarm", tensor(swarm.State)),
            KeyValuePair.Create("losses", tensor(losses.ToArray())),
        ]);
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence(ACPStructure structure, List<double> losses)
    {
        yield return new("ACP", options.ToString());
        var preliminary = string.Join(' ', structure.Widths);
        yield return new("search", string.Create(
            CultureInfo.InvariantCulture,
            $"from {preliminary} channels by clustering; loss {losses[0]:G4} in the first generation, {losses[^1]:G4} in the last"));
    }
}

/// <summary>What ACP found.</summary>
/// <param name="Selection">The plan and what it costs.</param>
/// <param name="Losses">The lowest loss so far of each generation.</param>
public sealed record ACPOutcome(Selection Selection, IReadOnlyList<double> Losses) : PruningOutcome(Selection);
