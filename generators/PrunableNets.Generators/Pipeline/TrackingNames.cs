namespace PrunableNets.Generators.Pipeline;

/// <summary>Names of the pipeline's steps, by which tests ask what was recomputed.</summary>
public static class TrackingNames
{
    /// <summary>Class to IR; runs on every edit.</summary>
    public const string Lower = nameof(Lower);

    /// <summary>IR without source positions.</summary>
    public const string Program = nameof(Program);

    /// <summary>IR to network.</summary>
    public const string Interpret = nameof(Interpret);

    /// <summary>Network and plan file to sources and findings.</summary>
    public const string Plan = nameof(Plan);
}
