using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp;

namespace PrunableNets;

/// <summary>Makes a method of a criterion: scores, selects, and where the schedule has several steps, trains and scores again.</summary>
internal sealed class CriterionMethod(IChannelCriterion criterion, MethodOptions options) : IPruningMethod
{
    public PruningOutcome Prune(PruningContext context)
    {
        var ranking = context.Selection ?? criterion.DefaultSelection;
        var schedule = context.Schedule;
        var phases = PruningPhase.Of(context);
        var steps = phases.Length * schedule.Steps;
        var gates = context.Gated.Gates;
        gates.OpenAll();
        Selection? selection = null;
        float[] scores = [];
        for (var step = 0; step < steps; step++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var phase = phases[step / schedule.Steps];
            scores = Score(phase.Context, selection?.Plan);
            selection = phase.Select(scores, ranking, schedule.Removed(step % schedule.Steps), selection?.Plan);
            gates.Harden(selection.Plan);
            context.Report(new MethodStep(step, steps, string.Create(
                CultureInfo.InvariantCulture, $"step {step + 1}/{steps}: {string.Join(", ", selection.Uses.Select(static u => u.ToString()))}")));
            if (step + 1 < steps && schedule.Training is { } training)
                Train(context, training, step);
        }
        return new PruningOutcome(selection!) { Scores = scores, Evidence = [.. Evidence(ranking, schedule)] };
    }

    /// <summary>What the criterion would keep of the network as it is, all at once. Weights and gates are left as they were, the gates open.</summary>
    public Selection Select(PruningContext context)
    {
        // Its gates are made before any scope, which would take them with it.
        var gates = context.Gated.Gates;
        using var evaluation = new EvaluationScope(context.Network);
        gates.OpenAll();
        return ThresholdSelection.Select(context.Architecture, Score(context, before: null), context.Budget, context.Selection ?? criterion.DefaultSelection);
    }

    private float[] Score(PruningContext context, PruningPlan? before)
    {
        using var scope = torch.NewDisposeScope();
        var scores = criterion.Score(context).ToArray();
        if (scores.Length != context.Architecture.GateCount)
            throw new InvalidOperationException($"{criterion.GetType().Name} gives {scores.Length} scores; {context.Architecture.Model} has {context.Architecture.GateCount} channels.");
        if (Array.FindIndex(scores, static s => !float.IsFinite(s)) is var bad and >= 0)
            throw new InvalidOperationException($"{criterion.GetType().Name} gives {scores[bad]} for channel {bad} of {context.Architecture.Model}; scores are finite numbers. Check the network's weights.");
        if (before?.ToMask() is { } mask)
            for (var i = 0; i < scores.Length; i++)
                scores[i] = mask[i] ? scores[i] : float.NegativeInfinity;
        return scores;
    }

    private static void Train(PruningContext context, TrainingOptions training, int step)
    {
        if (context.Training is not { } train)
            throw new InvalidOperationException($"A schedule with training needs {nameof(PruningContext)}.{nameof(PruningContext.Training)}, which a hosted run gives.");
        train(string.Create(CultureInfo.InvariantCulture, $"between-{step + 1}"), context.Gated.Module, training);
    }

    private IEnumerable<KeyValuePair<string, string>> Evidence(SelectionOptions ranking, ScheduleOptions schedule)
    {
        yield return new("criterion", options.ToString());
        yield return new("selection", ranking.ToString());
        foreach (var told in criterion.Evidence)
            yield return told;
        if (schedule.Steps > 1 || schedule.ExitsLast is not null)
            yield return new("schedule", schedule.ToString());
    }
}
