using System.Globalization;
using System.Text.Json;

namespace PrunableNets.Benchmarks;

/// <summary>A time of ours and the peer's, taken in the same run on the same machine.</summary>
internal sealed record Measurement(string Case, int Batch, int Threads, double MedianMs, string Peer, double PeerMedianMs) : IResult
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Our time over the peer's: below 1 is faster.</summary>
    public double Ratio => MedianMs / PeerMedianMs;

    public string ToJson() => JsonSerializer.Serialize(this, SnakeCase);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case}, batch {Batch}, {Threads} threads: {MedianMs:F1} ms, {Peer} {PeerMedianMs:F1} ms, ratio {Ratio:F2}");
}
