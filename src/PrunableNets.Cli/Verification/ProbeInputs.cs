using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Cli.Verification;

/// <summary>Samples that any network can be asked about, the same ones every time.</summary>
internal static class ProbeInputs
{
    private const int FewSamples = 4;
    private const long Seed = 0;

    /// <summary>Normal random numbers, and of tokens the first two.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="samples">How many.</param>
    public static Tensor[] Of(Architecture architecture, int samples = FewSamples)
    {
        var random = new Generator((ulong)Seed);
        return [.. architecture.Inputs.Select((shape, i) =>
        {
            var sizes = shape.ToList();
            sizes.Insert(architecture.BatchDimensions[i], samples);
            return AreTokens(architecture, i)
                ? randint(0, 2, [.. sizes], int64, generator: random)
                : randn([.. sizes], float32, generator: random);
        })];
    }

    /// <summary>Whether an embedding reads them.</summary>
    private static bool AreTokens(Architecture architecture, int input)
    {
        var nodes = architecture.Graph.Nodes;
        int[] numbers = [.. Enumerable.Range(0, nodes.Count).Where(n => nodes[n].Inputs.Count == 0 && nodes[n].Layer is null)];
        return input < numbers.Length
            && nodes.Any(n =>
                n.Inputs.Contains(numbers[input]) && n.Operation.StartsWith("Embedding", System.StringComparison.OrdinalIgnoreCase));
    }
}
