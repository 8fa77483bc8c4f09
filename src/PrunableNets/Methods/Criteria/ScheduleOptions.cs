using System;

namespace PrunableNets;

/// <summary>In how many steps a criterion prunes.</summary>
public sealed record ScheduleOptions
{
    /// <summary>Times that channels are scored and removed; 1 removes all at once.</summary>
    public int Steps { get; set; } = 1;

    /// <summary>How the budget falls over the steps.</summary>
    public ScheduleShape Shape { get; set; } = ScheduleShape.Linear;

    /// <summary>Trains what is left after each step but the last; null for no training.</summary>
    public TrainingOptions? Training { get; set; }

    /// <summary>
    /// The layers of early exits, by paths with semicolons between them, in which * stands for any text: <c>exits.*</c>. Where it is given, channels of the base
    /// leave first, scored by the loss of the last exit alone, until the base has lost its share of what has to go; then channels that only such layers make,
    /// scored by the loss of all exits (Gormez and Koyuncu, "Pruning Early Exit Networks", arXiv 2207.03644). Each part takes all <see cref="Steps"/>. Null
    /// prunes the network as a whole. Needs <see cref="Objective.EarlyExits"/>.
    /// </summary>
    public string? ExitsLast { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        Training?.Validate();
    }

    /// <summary>What is wrong with <see cref="ExitsLast"/> where the network is for something else; null where nothing is.</summary>
    internal string? ProblemWith(Objective objective) => ExitsLast is null || objective.LastExit is not null
        ? null
        : $"needs an objective with exits ({nameof(Objective)}.{nameof(Objective.EarlyExits)}), and the objective here is {objective.Name}; remove it.";

    /// <summary>The share of what is to be removed that is removed after a step, rising to 1.</summary>
    /// <param name="step">From 0.</param>
    public double Removed(int step)
    {
        var left = 1 - ((step + 1.0) / Steps);
        return Shape == ScheduleShape.Cubic ? 1 - (left * left * left) : 1 - left;
    }
}

/// <summary>How a budget falls from the dense network's cost to the target.</summary>
public enum ScheduleShape
{
    /// <summary>By the same amount in every step.</summary>
    Linear,

    /// <summary>Fast at first: the share that is left to remove is (1 - t)^3 (Zhu and Gupta, arXiv 1710.01878).</summary>
    Cubic,
}
