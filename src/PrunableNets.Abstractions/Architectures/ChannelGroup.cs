namespace PrunableNets;

/// <summary>Channels that live or die alike over the whole network: channel i of every member layer is kept or removed together.</summary>
/// <param name="Index">Position in <see cref="Architecture.Groups"/>.</param>
/// <param name="Name">Path of the first layer that produces the channels, e.g. <c>layer1.0.conv1</c>.</param>
/// <param name="Channels">Number of channels of the dense network.</param>
/// <param name="Offset">Where the group starts in the concatenation of all groups, the gate vector.</param>
/// <param name="RoundTo">A plan keeps a multiple of this many channels, or all.</param>
/// <param name="MinChannels">A plan keeps at least this many channels, or all; 0 only of what a residual branch adds.</param>
public sealed record ChannelGroup(int Index, string Name, int Channels, int Offset, int RoundTo = 1, int MinChannels = 1)
{
    /// <summary>The smallest width that a plan may leave.</summary>
    public int LeastWidth => System.Math.Min(Channels, (MinChannels + RoundTo - 1) / RoundTo * RoundTo);

    /// <summary>True when a plan may keep that many channels.</summary>
    public bool Allows(int width) => width == Channels || (width >= LeastWidth && width < Channels && width % RoundTo == 0);
}
