using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>How far two tensors are apart.</summary>
internal static class Difference
{
    /// <summary><c>max |expected - actual| / max |expected|</c>.</summary>
    public static double Relative(Tensor expected, Tensor actual) =>
        (expected - actual).abs().max().ToDouble() / expected.abs().max().ToDouble();
}
