using System;
using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>Whether the options let a network be pruned in the course of its training.</summary>
internal static class EarlyChecks
{
    /// <summary>Key and problem of each option that stands against it.</summary>
    /// <param name="early">When it is to be pruned.</param>
    /// <param name="options">The run's, with all that it needs.</param>
    /// <param name="isCriterion">The run's method is one, as far as it is known.</param>
    /// <param name="key">How messages write a key.</param>
    public static IEnumerable<(string Key, string Problem)> Problems(EarlyPruningOptions early, PruningOptions options, bool isCriterion, Func<string, string> key)
    {
        var (own, moment) = (nameof(options.Early), $"{nameof(options.Early)}:{nameof(early.Moment)}");
        if (options.Training is null)
            yield return (own, options.Weights is null
                ? $"needs {key(nameof(options.Training))}, in the course of which the network is pruned; add that section."
                : $"needs {key(nameof(options.Training))}, in the course of which the network is pruned, and {key(nameof(options.Weights))} are of one that is trained already; "
                + "keep one of the two.");
        if (early.Moment == PruningMoment.Stability && !isCriterion)
            yield return (moment, $"{PruningMoment.Stability} asks after every epoch what a criterion would keep, and {options.Method} is none; choose another moment, or as {key(nameof(options.Method))} one that scores channels, such as L1.");
        if (options.FineTuning?.Distillation is not null)
            yield return (
                $"{nameof(options.FineTuning)}:{nameof(TrainingOptions.Distillation)}",
                $"with {key(own)} the dense network is trained to the moment of pruning only, and is no network to learn from; remove it.");
    }
}
