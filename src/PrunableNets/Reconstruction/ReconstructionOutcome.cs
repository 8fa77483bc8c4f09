namespace PrunableNets;

/// <summary>What became of a layer of the slim network, and why.</summary>
public enum ReconstructionOutcome
{
    /// <summary>Its weights were solved anew.</summary>
    Solved,

    /// <summary>It gives what the dense network gives, but for rounding; its weights stay.</summary>
    Exact,

    /// <summary>No solution is better than the sliced weights on the batches held out; these stay.</summary>
    NotBetter,

    /// <summary>Neither network calls it, or not as often in one as in the other.</summary>
    NotReached,

    /// <summary>Other layers hold its weights too; a solution for one would change them all.</summary>
    Tied,

    /// <summary>Which of the dense layer's outputs are left is not known: a transposed convolution with groups and without a bias.</summary>
    UnknownOutputs,

    /// <summary>Channels went along another dimension than the layer's outputs (token mixing), so that the positions are not the dense ones.</summary>
    OtherPositions,
}
