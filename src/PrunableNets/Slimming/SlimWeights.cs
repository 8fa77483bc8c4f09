using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Fills a slim model with the dense model's surviving weights.</summary>
public static class SlimWeights
{
    /// <summary>
    /// Slices every state entry that <see cref="Architecture.State"/> lists by its channel layouts and copies all others as they are, without those of
    /// branches that the plan removes.
    /// Nothing is written unless everything fits.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is missing on one side, or its sliced shape is not the slim model's; the message names every one.</exception>
    public static void Copy(Module dense, Module slim, Architecture architecture, PruningPlan plan)
    {
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentNullException.ThrowIfNull(slim);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(plan);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gone = architecture.Branches.Where(b => b.IsGone(plan.Widths)).ToArray();
        var source = dense.state_dict().Where(e => !gone.Any(b => b.Holds(e.Key))).ToDictionary(static e => e.Key, static e => e.Value, StringComparer.Ordinal);
        var target = slim.state_dict();
        var layouts = architecture.State.Where(e => !gone.Any(b => b.Holds(e.Key))).ToDictionary(static e => e.Key, static e => e.Dimensions, StringComparer.Ordinal);
        var problems = new List<string>();
        problems.AddRange(source.Keys.Except(target.Keys).Select(static key => $"'{key}' is not in the slim model"));
        problems.AddRange(layouts.Keys.Except(source.Keys).Select(static key => $"'{key}', which the plan slices, is not in the dense model"));

        var copies = new List<(Tensor Target, Tensor Value)>();
        foreach (var (key, slot) in target)
        {
            if (!source.TryGetValue(key, out var value))
            {
                problems.Add($"'{key}' is not in the dense model");
                continue;
            }
            var kept = layouts.TryGetValue(key, out var dimensions) ? Slice(key, value, dimensions, plan, problems) : value;
            if (!kept.shape.SequenceEqual(slot.shape))
                problems.Add($"'{key}' is {Shape(kept)} after slicing, {Shape(slot)} in the slim model");
            copies.Add((slot, kept));
        }
        if (problems.Count > 0)
            throw new InvalidOperationException($"The weights of {architecture.Model} do not fit the slim model: {string.Join("; ", problems)}.");
        foreach (var (slot, value) in copies)
            slot.copy_(value);
        // TorchSharp's batch norms dispose their tensors with themselves when nobody holds them, even those of their state dict.
        GC.KeepAlive(dense);
        GC.KeepAlive(slim);
    }

    private static Tensor Slice(string key, Tensor value, IReadOnlyList<ChannelLayout?> dimensions, PruningPlan plan, List<string> problems)
    {
        for (var d = 0; d < dimensions.Count; d++)
        {
            if (dimensions[d] is not { IsFixed: false } layout)
                continue;
            if (d >= value.dim() || value.shape[d] != layout.DenseWidth)
            {
                problems.Add($"'{key}' is {Shape(value)} in the dense model; the architecture expects {layout.DenseWidth} in dimension {d}");
                return value;
            }
            value = value.index_select(d, tensor(layout.KeptPositions(plan), int64, value.device));
        }
        return value;
    }

    private static string Shape(Tensor value) => $"[{string.Join(", ", value.shape)}]";
}
