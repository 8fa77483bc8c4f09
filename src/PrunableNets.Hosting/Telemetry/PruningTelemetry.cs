using System.Diagnostics;

namespace PrunableNets.Hosting;

/// <summary>Names for collectors: <c>AddMeter(PruningTelemetry.Name)</c> and <c>AddSource(PruningTelemetry.Name)</c> in OpenTelemetry. The instruments are described in docs/hosting.md.</summary>
public static class PruningTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "PrunableNets";

    internal static ActivitySource Activities { get; } = new(Name);
}
