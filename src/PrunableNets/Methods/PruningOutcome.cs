using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What a method found.</summary>
/// <param name="Selection">The plan and what it costs.</param>
public record PruningOutcome(Selection Selection)
{
    /// <summary>One score a channel, higher for those that matter more, in the order of the gate vector; null where the method has none.</summary>
    public IReadOnlyList<float>? Scores { get; init; }

    /// <summary>How the plan came about, for the plan file and the certificate: settings and figures, nothing that differs between repetitions.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Evidence { get; init; } = [];
}
