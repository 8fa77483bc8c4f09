namespace PrunableNets;

/// <summary>A run of positions in a tensor dimension.</summary>
/// <param name="Group">The group the run belongs to, or -1 for positions that are never removed.</param>
/// <param name="Start">First channel of the group (0 for fixed positions).</param>
/// <param name="Length">Number of channels, or of fixed positions.</param>
/// <param name="Repeat">How many consecutive positions each channel takes: H x W after a flatten, 1 otherwise.</param>
public readonly record struct ChannelSegment(int Group, int Start, int Length, int Repeat = 1)
{
    /// <summary>Marks positions that are never removed.</summary>
    public const int Fixed = -1;

    /// <summary>Number of positions in the dense network.</summary>
    public int Positions => Length * Repeat;
}
