using System;

namespace PrunableNets;

/// <summary>When a network is pruned in the course of its training, which the slim network then goes on with.</summary>
public sealed record EarlyPruningOptions
{
    /// <summary>How the moment is told.</summary>
    public PruningMoment Moment { get; set; } = PruningMoment.Paper;

    /// <summary>rho of <see cref="PruningMoment.Paper"/> and <see cref="PruningMoment.Released"/>, the share that is to be removed, in (0, 1); null is what the budget's first target removes.</summary>
    public double? Sparsity { get; set; }

    /// <summary>tau of <see cref="PruningMoment.Stability"/>, in (0, 1].</summary>
    public double Threshold { get; set; } = 0.95;

    /// <summary>Finished epochs of <see cref="PruningMoment.Epoch"/>; 0 prunes before any training. Below the training's epochs.</summary>
    public int Epoch { get; set; }

    /// <summary>Finished epochs after which it is pruned even if the rule has not told so; below the training's epochs. Null is one epoch before the training's end.</summary>
    public int? Latest { get; set; }

    /// <param name="epochs">Of the training.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate(int epochs)
    {
        if (Sparsity is <= 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(Sparsity), $"{Sparsity} is no share that a part of the network is left by; write one between 0 and 1, or leave it away.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threshold, 1);
        Check(nameof(Epoch), Epoch, epochs);
        if (Latest is not { } latest)
            return;
        Check(nameof(Latest), latest, epochs);
        if (Moment == PruningMoment.Epoch && latest < Epoch)
            throw new ArgumentOutOfRangeException(nameof(Latest), $"{latest} is before {nameof(Epoch)}, {Epoch}; leave the one or the other away.");
    }

    private static void Check(string key, int value, int epochs)
    {
        if (value < 0 || value >= epochs)
            throw new ArgumentOutOfRangeException(key, $"{value} leaves the slim network nothing of a training of {epochs} epochs; write 0 to {epochs - 1}.");
    }
}
