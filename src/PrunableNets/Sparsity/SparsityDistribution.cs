namespace PrunableNets;

/// <summary>How a network's density is spread over its layers.</summary>
public enum SparsityDistribution
{
    /// <summary>Layers with few weights a neuron stay denser (<see cref="PrunableNets.Erk"/>).</summary>
    Erk,

    /// <summary>The same density everywhere.</summary>
    Uniform,
}
