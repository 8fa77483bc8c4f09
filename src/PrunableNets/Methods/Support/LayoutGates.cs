using System.Linq;

namespace PrunableNets;

/// <summary>The positions of a dimension as gates.</summary>
internal static class LayoutGates
{
    /// <summary>Group and place in the gate vector of each position; <see cref="ChannelSegment.Fixed"/> and 0 of one that always stays.</summary>
    public static (int Group, int Gate)[] Of(Architecture architecture, ChannelLayout layout) =>
    [
        .. from segment in layout.Segments
           from position in Enumerable.Range(0, segment.Positions)
           select segment.Group == ChannelSegment.Fixed
               ? (ChannelSegment.Fixed, 0)
               : (segment.Group, architecture.Groups[segment.Group].Offset + segment.Start + (position / segment.Repeat)),
    ];
}
