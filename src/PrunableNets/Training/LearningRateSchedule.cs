using System;

namespace PrunableNets;

/// <summary>How the learning rate goes over a run.</summary>
public enum LearningRateSchedule
{
    /// <summary>From the learning rate down to zero along half a cosine.</summary>
    Cosine,

    /// <summary>Up from 1/25 of the learning rate over the first 30 % of the run, then down to 1/250,000 of it, both along half a cosine (PyTorch's OneCycleLR with its defaults, momentum constant).</summary>
    OneCycle,

    /// <summary>Multiplied by <see cref="TrainingOptions.StepFactor"/> every <see cref="TrainingOptions.StepEpochs"/> epochs (PyTorch's StepLR).</summary>
    Step,
}

internal static class LearningRateSchedules
{
    private const double WarmUp = 0.3;
    private const double InitialDivisor = 25;
    private const double FinalDivisor = 1e4;

    /// <summary>The learning rate of a step; steps count from 0 over all epochs.</summary>
    public static double LearningRateAt(this TrainingOptions options, int step, int stepsPerEpoch)
    {
        // A straight line that reaches the full rate with the last step of the warm-up; the schedule has the epochs after it.
        var warmUp = options.WarmUpEpochs * stepsPerEpoch;
        if (step < warmUp)
            return options.LearningRate * (step + 1) / warmUp;
        var (index, steps) = (step - warmUp, options.Epochs * stepsPerEpoch - warmUp);
        return options.Schedule == LearningRateSchedule.Step
            ? options.LearningRate * Math.Pow(options.StepFactor, index / (options.StepEpochs * stepsPerEpoch))
            : options.Schedule.At(options.LearningRate, index, steps);
    }

    /// <summary>The learning rate of step <paramref name="step"/> of <paramref name="steps"/>, both from 0 on.</summary>
    public static double At(this LearningRateSchedule schedule, double peak, int step, int steps)
    {
        if (schedule == LearningRateSchedule.Cosine)
            return Anneal(peak, 0, (double)step / steps);
        var turn = WarmUp * steps - 1;
        var initial = peak / InitialDivisor;
        return step <= turn
            ? Anneal(initial, peak, step / turn)
            : Anneal(peak, initial / FinalDivisor, (step - turn) / (steps - 1 - turn));
    }

    private static double Anneal(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
