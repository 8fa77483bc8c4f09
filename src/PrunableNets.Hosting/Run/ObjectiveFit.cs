using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Options;

namespace PrunableNets.Hosting;

/// <summary>Refuses options that only classification has, where a network is for something else.</summary>
internal static class ObjectiveFit
{
    /// <exception cref="OptionsValidationException">There are such options; the message names each.</exception>
    public static void Check(string model, PruningOptions options, ChosenMethod chosen, Objective objective)
    {
        if (ReferenceEquals(objective, Objective.Classification))
            return;
        var problems = new List<string>();
        problems.AddRange(chosen.Options.ProblemsWith(objective).Select(p => $"{chosen.Method.Name}:{p.Key}: {p.Problem}"));
        Smoothing($"{nameof(options.Training)}:{nameof(TrainingOptions.LabelSmoothing)}", options.Training?.LabelSmoothing ?? 0);
        Smoothing($"{nameof(options.FineTuning)}:{nameof(TrainingOptions.LabelSmoothing)}", options.FineTuning?.LabelSmoothing ?? 0);
        if (options.FineTuning?.Distillation is not null)
            problems.Add($"{nameof(options.FineTuning)}:{nameof(TrainingOptions.Distillation)}: compares probabilities of classes, which {objective.Name} has not; remove it.");
        if (problems.Count > 0)
            throw new OptionsValidationException(model, typeof(PruningOptions), problems);

        void Smoothing(string key, double value)
        {
            if (value != 0)
                problems.Add($"{key}: belongs to cross entropy, and the objective here is {objective.Name}; remove it.");
        }
    }
}
