using System.Collections.Generic;

namespace PrunableNets.Arithmetic;

/// <summary>How this process computes convolutions.</summary>
/// <param name="Way">In words; <c>libtorch as it is</c> on ordinary machines.</param>
/// <param name="Error">The check's largest error, of the largest value.</param>
/// <param name="Refused">Faster ways that were wrong, and by how much; empty on ordinary machines.</param>
public sealed record ArithmeticResult(string Way, double Error, IReadOnlyList<string> Refused)
{
    /// <summary>What the user should know; null on ordinary machines.</summary>
    public string? Note => Refused.Count == 0 ? null : $"libtorch computes convolutions wrongly on this machine ({string.Join("; ", Refused)}); this process uses {Way}, which is right and may be slower.";
}
