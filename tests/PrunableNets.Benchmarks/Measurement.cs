using System.Globalization;

namespace PrunableNets.Benchmarks;

/// <summary>A time of ours and the peer's, taken in the same run on the same machine.</summary>
internal sealed record Measurement(string Case, int Batch, string Device, int Threads, double MedianMs, string Peer, double PeerMedianMs) : IResult
{
    /// <summary>Our time over the peer's: below 1 is faster.</summary>
    public double Ratio => MedianMs / PeerMedianMs;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case}, batch {Batch}, {Device}, {Threads} threads: {MedianMs:F1} ms, {Peer} {PeerMedianMs:F1} ms, ratio {Ratio:F2}");
}
