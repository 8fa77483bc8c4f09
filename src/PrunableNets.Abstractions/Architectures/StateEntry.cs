using System.Collections.Generic;

namespace PrunableNets;

/// <summary>One entry of the state dict and how its dimensions follow the channels.</summary>
/// <param name="Key">The key in <c>state_dict()</c>.</param>
/// <param name="Dimensions">One layout a dimension; null for a dimension that has no channels (kernel height and width).</param>
public sealed record StateEntry(string Key, IReadOnlyList<ChannelLayout?> Dimensions)
{
    /// <summary>What the layer does with the channels, one a dimension; of no meaning where the dimension has none.</summary>
    public IReadOnlyList<ChannelRole> Roles { get; init; } = new ChannelRole[Dimensions.Count];
}
