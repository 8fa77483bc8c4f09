using System;
using System.Collections.Generic;
using System.Globalization;
using PrunableNets.Data;

namespace PrunableNets;

/// <summary>AutoBot: trains gates to the budget and keeps the channels whose gates stay open (arXiv 2111.09635).</summary>
[PruningMethod("AutoBot", "arXiv 2111.09635")]
public sealed class AutoBotMethod(AutoBotOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var gated = context.Gated;
        gated.Gates.Soften();
        using var shares = options.Shares > 1 ? context.Open(new GateShareGradients(options)) : null;
        var trainer = new AutoBotTrainer(context.Architecture, context.Budget, options, context.Objective)
        {
            Shared = shares is null ? null : new SharedTask(shares, options.Shares),
        };
        var trained = trainer.Train(
            gated, context.Train, new Told(context.Report, gated.Gates, options.Iterations), context.Checkpoints("gates", "Gates", options), context.CancellationToken);
        var selection = ThresholdSelection.Select(context.Architecture, trained.Scores, context.Budget, context.Selection);
        return new AutoBotOutcome(selection, trained.Iterations) { Scores = trained.Scores, Evidence = [.. Evidence(context.Train)] };
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence(Dataset train)
    {
        yield return new("gates", Invariant($"beta {options.Beta}, gamma {options.Gamma}, learning rate {options.LearningRate}, {options.Iterations} iterations of {options.BatchSize}, label smoothing {options.LabelSmoothing}, score window from {options.ScoreWindowStart}, seed {options.Seed}{(options.NoiseBatches > 0 ? $", noise measured on {options.NoiseBatches} batches" : "")}{options.Forward.Describe()}{(options.Shares > 1 ? $", batches in {options.Shares} shares" : "")}"));
        yield return new($"gate {train.Unit}", RandomCropFlip.Describe(options.Augmentation));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Iterations as steps of a method.</summary>
    private sealed class Told(Action<MethodStep> report, ChannelGates gates, int iterations) : IProgress<AutoBotIteration>
    {
        // As many as a figure can show.
        private const int Openings = 100;

        private readonly int every = (iterations + Openings - 1) / Openings;

        public void Report(AutoBotIteration i) => report(
            new MethodStep(i.Index, iterations, Invariant(
                $"iteration {i.Index + 1}/{iterations}: loss {i.Loss:F3}, task {i.Task:F3}, g {i.G:F3}, h {i.H:F3}, {i.SoftCost / 1e6:F2}M let through"))
            {
                Values = [new("loss", i.Loss), new("task", i.Task), new("g", i.G), new("h", i.H), new("soft_cost", i.SoftCost)],
                Gates = i.Index % every == 0 || i.Index == iterations - 1 ? gates.Openness() : [], Samples = i.Samples,
            });
    }
}

/// <summary>What AutoBot found.</summary>
/// <param name="Selection">The plan and what it costs.</param>
/// <param name="Iterations">Gate training, in order.</param>
public sealed record AutoBotOutcome(Selection Selection, IReadOnlyList<AutoBotIteration> Iterations) : PruningOutcome(Selection);
