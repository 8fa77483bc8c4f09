using System;

namespace PrunableNets;

/// <summary>
/// Options of <see cref="EPrunerMethod"/>; the defaults of affinity propagation are those of scikit-learn, which the paper's code calls.
/// </summary>
public sealed record EPrunerOptions : MethodOptions
{
    /// <summary>How much of a message is kept from the iteration before, in [0.5, 1).</summary>
    public double Damping { get; set; } = 0.5;

    /// <summary>Iterations of affinity propagation at most.</summary>
    public int Iterations { get; set; } = 200;

    /// <summary>Affinity propagation ends when its exemplars have been the same for so many iterations.</summary>
    public int SteadyIterations { get; set; } = 15;

    /// <summary>
    /// Values of beta that are tried: doublings until the exemplars fit the budget, then halvings of the interval, so that beta is found to
    /// about 2^-<see cref="Trials"/>. Each clusters every group.
    /// </summary>
    public int Trials { get; set; } = 12;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Damping, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Damping, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SteadyIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1);
    }
}
