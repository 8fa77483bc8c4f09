namespace PrunableNets;

/// <summary>Channels that live or die alike over the whole network: channel i of every member layer is kept or removed together.</summary>
/// <param name="Index">Position in <see cref="Architecture.Groups"/>.</param>
/// <param name="Name">Path of the first layer that produces the channels, e.g. <c>layer1.0.conv1</c>.</param>
/// <param name="Channels">Number of channels of the dense network.</param>
/// <param name="Offset">Where the group starts in the concatenation of all groups, the gate vector.</param>
public sealed record ChannelGroup(int Index, string Name, int Channels, int Offset);
