namespace PrunableNets;

/// <summary>What an addition does to the channels it adds.</summary>
public enum ResidualTreatment
{
    /// <summary>The stream keeps its width; the last layer of a branch is pruned on its own and its kept channels are added in place (AutoBot on ResNet-56).</summary>
    Branch,

    /// <summary>Everything that is added shares one channel group, so the stream itself narrows (AutoBot on ResNet-50).</summary>
    Stream,
}
