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
    /// branches that the plan removes. Parameters that ask for no gradient in the dense model ask for none in the slim one.
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
        var slices = new StateSlices(architecture, plan);
        var source = dense.state_dict().Where(e => !slices.IsGone(e.Key)).ToDictionary(static e => e.Key, static e => e.Value, StringComparer.Ordinal);
        var target = slim.state_dict();
        var problems = new List<string>();
        problems.AddRange(source.Keys.Except(target.Keys).Select(static key => $"'{key}' is not in the slim model"));
        problems.AddRange(slices.Keys.Except(source.Keys).Select(static key => $"'{key}', which the plan slices, is not in the dense model"));

        var copies = new List<(Tensor Target, Tensor Value)>();
        foreach (var (key, slot) in target)
        {
            if (!source.TryGetValue(key, out var value))
            {
                problems.Add($"'{key}' is not in the dense model");
                continue;
            }
            var kept = slices.Cut(key, value, problems);
            if (!kept.shape.SequenceEqual(slot.shape))
                problems.Add($"'{key}' is {StateSlices.Shape(kept)} after slicing, {StateSlices.Shape(slot)} in the slim model");
            copies.Add((slot, kept));
        }
        if (problems.Count > 0)
            throw new InvalidOperationException($"The weights of {architecture.Model} do not fit the slim model: {string.Join("; ", problems)}.");
        foreach (var (slot, value) in copies)
            slot.copy_(value);
        var frozen = dense.named_parameters().Where(static p => !p.parameter.requires_grad)
            .Select(static p => p.name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, parameter) in slim.named_parameters())
            if (frozen.Contains(name))
                parameter.requires_grad = false;
        // TorchSharp's batch norms dispose their tensors with themselves when nobody holds them, even those of their state dict.
        GC.KeepAlive(dense);
        GC.KeepAlive(slim);
    }
}
