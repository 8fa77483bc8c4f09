using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Verification;

/// <summary>How far a tensor is from the one that it should be.</summary>
internal static class Difference
{
    /// <summary>The largest difference of two elements over the largest element of what is expected; 0 where there are none.</summary>
    public static double Relative(Tensor expected, Tensor found) => expected.numel() == 0
        ? 0
        : (expected - found).abs().max().ToDouble() / Math.Max(expected.abs().max().ToDouble(), double.Epsilon);
}
