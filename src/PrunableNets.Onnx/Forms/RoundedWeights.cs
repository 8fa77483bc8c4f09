using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Onnx.Forms;

/// <summary>The weights of a slim network with zeros for channels that have come back.</summary>
internal static class RoundedWeights
{
    public static IReadOnlyDictionary<string, torch.Tensor> Of(
        Architecture architecture, IReadOnlyDictionary<string, torch.Tensor> weights, PruningPlan plan, PruningPlan rounded)
    {
        var whole = weights.ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal);
        foreach (var entry in architecture.State.Where(e => whole.ContainsKey(e.Key)))
            for (var dimension = 0; dimension < entry.Dimensions.Count; dimension++)
                if (entry.Dimensions[dimension] is { } layout)
                    whole[entry.Key] = Spread(
                        whole[entry.Key], dimension, layout.KeptPositions(plan), layout.KeptPositions(rounded), entry.Key);
        return whole;
    }

    private static torch.Tensor Spread(torch.Tensor tensor, int dimension, long[] kept, long[] rounded, string key) =>
        kept.Length == rounded.Length || tensor.shape[dimension] != kept.Length
            ? tensor
            : ZeroChannels.Around(
                tensor, key, dimension, rounded.Length, [.. kept.Select(p => (long)Array.BinarySearch(rounded, p))]);
}
