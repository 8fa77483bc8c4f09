namespace PrunableNets;

/// <summary>Options of <see cref="ActivationCriterion"/>.</summary>
public sealed record ActivationOptions : ScoringOptions
{
    /// <summary>Mean over all: plain mean activation, |x|.</summary>
    public static ActivationOptions Mean => new() { OverSamples = Aggregation.Mean, OverPositions = Aggregation.Mean };

    /// <summary>How samples are put together; Minitron's best is L2.</summary>
    public Aggregation OverSamples { get; set; } = Aggregation.L2;

    /// <summary>How the positions of a sample (pixels, tokens) are put together; Minitron's best is the mean.</summary>
    public Aggregation OverPositions { get; set; } = Aggregation.Mean;
}

/// <summary>How several activations become one number.</summary>
public enum Aggregation
{
    /// <summary>The mean of their absolute values.</summary>
    Mean,

    /// <summary>The root of the mean of their squares.</summary>
    L2,
}
