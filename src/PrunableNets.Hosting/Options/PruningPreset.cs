namespace PrunableNets.Hosting;

/// <summary>A set of defaults.</summary>
public enum PruningPreset
{
    /// <summary>What was measured as best (docs/benchmarks.md).</summary>
    Best,

    /// <summary>The settings of the AutoBot paper (arXiv 2111.09635), exactly: for comparison with its tables and logs.</summary>
    AutoBot,
}
