namespace PrunableNets;

/// <summary>How the scores of different groups are compared.</summary>
public sealed record SelectionOptions
{
    /// <summary>Which channels are ranked against each other.</summary>
    public SelectionScope Scope { get; set; } = SelectionScope.Global;

    /// <summary>What the scores of a group are divided by before.</summary>
    public ScoreNormalization Normalization { get; set; } = ScoreNormalization.None;

    /// <summary>Ranks by the score a unit of what the first budget counts: a channel that costs much has to matter more.</summary>
    public bool PerCost { get; set; }
}

/// <summary>Which channels are ranked against each other.</summary>
public enum SelectionScope
{
    /// <summary>All of the network: the lowest scores go, wherever they are.</summary>
    Global,

    /// <summary>Those of one group: every group loses the same share.</summary>
    Local,

    /// <summary>Those of groups whose first layer makes tensors of the same size behind the channels (a stage of a ResNet): every stage loses the same share.</summary>
    Stage,

    /// <summary>Those of groups that are read and made by the same kinds of layers (Fang et al., "Isomorphic Pruning for Vision Models", arXiv 2407.04616): every kind loses the same share.</summary>
    Isomorphic,
}

/// <summary>What the scores of a group are divided by.</summary>
public enum ScoreNormalization
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their largest.</summary>
    Max,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their standard deviation, after their mean is taken off.</summary>
    Gaussian,

    /// <summary>Layer-adaptive (Lee et al., arXiv 2010.07611): the square of each, by the sum of the squares that are not below it.</summary>
    Lamp,
}
