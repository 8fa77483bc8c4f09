using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Verification;

/// <summary>Whether weights without batch norms are those of a slim network.</summary>
internal static class FoldedWeights
{
    private const string Question = "the weights without batch norms are the slim network's";

    // Computed in float64 and rounded once, here as there.
    private const double Tolerance = 1e-6;

    /// <param name="path">The weights without.</param>
    /// <param name="architecture">Of the network.</param>
    /// <param name="slim">The slim network's state dict.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static Check Check(string path, Architecture architecture, IReadOnlyDictionary<string, Tensor> slim)
    {
        using var scope = NewDisposeScope();
        var (expected, given) = (Computed(NormFolding.Fold(architecture, slim)), Computed(WeightFile.Read(path)));
        var others = expected.Keys.Where(k => !given.TryGetValue(k, out var tensor) || !tensor.shape.SequenceEqual(expected[k].shape))
            .Concat(given.Keys.Where(k => !expected.ContainsKey(k)))
            .ToArray();
        if (others.Length > 0)
            return new(Question, false, $"'{path}' has other tensors, or of other shapes: {others.Length}, the first {others[0]}");
        var (worst, difference) = expected.Select(t => (t.Key, Value: Difference.Relative(t.Value, given[t.Key])))
            .MaxBy(static t => t.Value);
        return new(
            Question, difference <= Tolerance,
            string.Create(
                CultureInfo.InvariantCulture,
                $"within {difference:0.0e+0} of each tensor's largest value, worst in {worst} (allowed: {Tolerance:0.0e+0})"));
    }

    /// <summary>Without the counters of batch norms, which many files leave out.</summary>
    private static Dictionary<string, Tensor> Computed(IReadOnlyDictionary<string, Tensor> tensors) =>
        tensors.Where(static t => !StateDict.IsOptional(t.Key)).ToDictionary();
}
