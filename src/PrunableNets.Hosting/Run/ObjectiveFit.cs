using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Options;

namespace PrunableNets.Hosting;

/// <summary>Refuses options that other objectives have, where a network is for something else.</summary>
internal static class ObjectiveFit
{
    /// <exception cref="OptionsValidationException">There are such options; the message names each.</exception>
    public static void Check(string model, PruningOptions options, ChosenMethod chosen, Objective objective)
    {
        var problems = new List<string>();
        if (options.Schedule.ProblemWith(objective) is { } problem)
            problems.Add($"{nameof(options.Schedule)}:{nameof(ScheduleOptions.ExitsLast)}: {problem}");
        problems.AddRange(chosen.Options.ProblemsWith(objective).Select(p => $"{chosen.Method.Name}:{p.Key}: {p.Problem}"));
        Smoothing($"{nameof(options.Training)}:{nameof(TrainingOptions.LabelSmoothing)}", options.Training?.LabelSmoothing ?? 0);
        Smoothing($"{nameof(options.FineTuning)}:{nameof(TrainingOptions.LabelSmoothing)}", options.FineTuning?.LabelSmoothing ?? 0);
        if (options.FineTuning?.Distillation is not null && !ReferenceEquals(objective, Objective.Classification))
            problems.Add($"{nameof(options.FineTuning)}:{nameof(TrainingOptions.Distillation)}: compares probabilities of classes, which {objective.Name} has not; remove it.");
        if (problems.Count > 0)
            throw new OptionsValidationException(model, typeof(PruningOptions), problems);

        void Smoothing(string key, double value)
        {
            if (value != 0 && !objective.IsCrossEntropy)
                problems.Add($"{key}: belongs to cross entropy, and the objective here is {objective.Name}; remove it.");
        }
    }
}
