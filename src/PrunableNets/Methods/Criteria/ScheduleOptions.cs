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

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        Training?.Validate();
    }

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
