namespace PrunableNets;

/// <summary>What a layer does along a dimension of its weights with the channels there, so that nobody has to know kinds of layers.</summary>
public enum ChannelRole
{
    /// <summary>Neither of the others: slopes of an activation, parameters and buffers of the class itself.</summary>
    Other,

    /// <summary>The layer makes these channels: filters of a convolution, rows of a linear layer, columns of an embedding.</summary>
    Output,

    /// <summary>The layer reads these channels and mixes them.</summary>
    Input,

    /// <summary>A normalisation scales and shifts each of these channels, or keeps its statistics.</summary>
    Norm,
}
