using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>A residual branch that a plan may remove whole (<c>MinChannels = 0</c>): where it adds no channel any more, it is gone, and the stream goes on alone.</summary>
/// <param name="Name">Path of the layer whose channels it adds, e.g. <c>layer1.0.conv2</c>.</param>
/// <param name="Groups">The groups of the channels that it adds; it is gone where they all are.</param>
/// <param name="Inner">The groups of all other channels that are in it alone, and go with it.</param>
/// <param name="Members">Paths of the layers with a state that go with it, and keys of parameters of the class's own.</param>
public sealed record ResidualBranch(string Name, IReadOnlyList<int> Groups, IReadOnlyList<int> Inner, IReadOnlyList<string> Members)
{
    /// <summary>True where a plan with these widths removes the branch.</summary>
    public bool IsGone(IReadOnlyList<int> widths) => Groups.All(g => widths[g] == 0);

    /// <summary>True for an entry of the state dict that goes with the branch.</summary>
    public bool Holds(string key) => Members.Any(m => key == m || (key.StartsWith(m, StringComparison.Ordinal) && key[m.Length] == '.'));
}
