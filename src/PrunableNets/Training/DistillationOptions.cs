using System;

namespace PrunableNets;

/// <summary>How far a network in training follows another one's outputs (Hinton, Vinyals and Dean, arXiv 1503.02531).</summary>
public sealed record DistillationOptions
{
    /// <summary>What both networks' logits are divided by; higher tells more about the classes that are wrong.</summary>
    public double Temperature { get; set; } = 4;

    /// <summary>Share of the distillation loss, in (0, 1]; the labels' loss has the rest.</summary>
    public double Weight { get; set; } = 0.5;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Temperature, "Distillation:Temperature");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Weight, "Distillation:Weight");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Weight, 1, "Distillation:Weight");
    }
}
