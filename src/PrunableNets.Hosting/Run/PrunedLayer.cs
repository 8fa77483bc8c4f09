using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Hosting;

/// <summary>A layer before and after pruning.</summary>
/// <param name="Path">Of the module.</param>
/// <param name="Type">TorchSharp's.</param>
/// <param name="Dense">Channels that the dense layer makes; null where its weights do not tell.</param>
/// <param name="Slim">Channels that the slim layer makes; null likewise.</param>
public sealed record PrunedLayer(string Path, string Type, int? Dense, int? Slim)
{
    /// <summary>Median time in a forward of the dense network; null where the layer is not called as a module.</summary>
    public TimeSpan? DenseLatency { get; init; }

    /// <summary>Likewise of the slim network.</summary>
    public TimeSpan? SlimLatency { get; init; }

    /// <summary>All layers of a network.</summary>
    internal static IReadOnlyList<PrunedLayer> All(
        Architecture architecture, PruningPlan plan, IReadOnlyList<LayerLatency> dense, IReadOnlyList<LayerLatency> slim)
    {
        var entries = architecture.State.ToDictionary(static e => e.Key, StringComparer.Ordinal);
        var (before, after) = (Times(dense), Times(slim));
        return
        [
            // Calls of a layer are listed each.
            .. architecture.Layers.DistinctBy(static l => l.Path).Select(layer =>
            {
                var made = SlimLayer.Outputs(entries, layer.Path);
                return new PrunedLayer(layer.Path, layer.Type, made?.DenseWidth, made?.Width(plan))
                {
                    DenseLatency = before(layer.Path), SlimLatency = after(layer.Path),
                };
            }),
        ];
    }

    private static Func<string, TimeSpan?> Times(IReadOnlyList<LayerLatency> latencies)
    {
        var byPath = latencies.ToDictionary(static l => l.Path, static l => l.Median, StringComparer.Ordinal);
        return path => byPath.TryGetValue(path, out var time) ? time : null;
    }
}
