using System;

namespace PrunableNets;

/// <summary>Options of <see cref="HasteConv2d"/>. The paper chooses by network; the defaults are ours.</summary>
public sealed record HasteOptions
{
    /// <summary>L: hyperplanes that hash a channel, 1 to 62. Fewer merge more channels, and more that are not alike.</summary>
    public int Hyperplanes { get; set; } = 14;

    /// <summary>s: pixels of the padded input along each side of a patch; at least what the kernel spans.</summary>
    public int PatchSize { get; set; } = 8;

    /// <summary>Of the hyperplanes.</summary>
    public ulong Seed { get; set; }

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Hyperplanes, 1);
        // The signs are the bits of an int64.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Hyperplanes, 62);
        ArgumentOutOfRangeException.ThrowIfLessThan(PatchSize, 1);
    }
}
