namespace PrunableNets;

/// <summary>Options of <see cref="RandomCriterion"/>.</summary>
public sealed record RandomOptions : MethodOptions
{
    /// <summary>How wide groups become.</summary>
    public RandomWidths Widths { get; set; }
}

/// <summary>How wide groups become where channels are drawn at random.</summary>
public enum RandomWidths
{
    /// <summary>The same share of every group.</summary>
    Uniform,

    /// <summary>In proportion to the sum of the sizes of a layer's weight by their product, so that small layers keep more.</summary>
    Erk,

    /// <summary>As chance gives.</summary>
    Free,
}
