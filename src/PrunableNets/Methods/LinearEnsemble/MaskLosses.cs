namespace PrunableNets;

/// <summary>The losses of the network under some masks, which go through it in one batch where they can.</summary>
/// <param name="Samples">Training samples, drawn by the seed.</param>
/// <param name="Seed">Of the samples.</param>
/// <param name="Gates">The gates where nothing is disabled.</param>
/// <param name="Together">Whether masks are run in one batch (<see cref="MaskedLosses.CanBeTogether"/>).</param>
internal sealed record MaskLosses(int Samples, ulong Seed, float[] Gates, bool Together) : Measurement<int[][], LossesOfMasks>
{
    /// <inheritdoc/>
    public override IMeasurer<int[][], LossesOfMasks> Open(NetworkContext context) => new MaskedLosses(context, this);

    /// <inheritdoc/>
    public override string? ProblemWith(LossesOfMasks result) => System.Array.TrueForAll(result.Losses, double.IsFinite)
        ? null
        : "The loss under a mask is no finite number. Check the network's weights, and what its layers make of channels that are zero.";
}

/// <summary>What some masks give.</summary>
/// <param name="Losses">One a mask.</param>
/// <param name="IsTogether">They went through the network in one batch; else each took a forward of its own.</param>
internal sealed record LossesOfMasks(double[] Losses, bool IsTogether);
