namespace PrunableNets;

/// <summary>Which part of a training is run; by default all of it. The learning rate and the random numbers of an epoch are those that it has in the whole.</summary>
internal sealed record TrainingSpan
{
    /// <summary>The first epoch, from 0.</summary>
    public int Begin { get; init; }

    /// <summary>What the optimiser has gathered before; null for nothing. It stays its owner's.</summary>
    public OptimizerMoments? Moments { get; init; }

    /// <summary>Ends it before the last epoch; null for nobody.</summary>
    public ITrainingStop? Stop { get; init; }
}
