using System.Collections.Generic;

namespace PrunableNets.Interpreter.Channels;

/// <summary>What a dimension is made of.</summary>
/// <param name="Counts">How often each group occurs that does, in the order of the groups.</param>
/// <param name="Fixed">Positions that always stay.</param>
public sealed record Multiplicities(IReadOnlyList<(int Group, int Count)> Counts, int Fixed)
{
    /// <summary>One position.</summary>
    public static Multiplicities One { get; } = new([], 1);
}
