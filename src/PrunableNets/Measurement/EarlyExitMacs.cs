using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>What it takes to come to each exit of a network with early exits.</summary>
public static class EarlyExitMacs
{
    /// <summary>
    /// Multiply-accumulates of the layers on the way to each exit, at the widths of a plan: exact for convolutions and for linear layers over channels, whose
    /// weights' elements are all used equally often. Other layers count as in the dense network, and products of tensors without a layer do not count.
    /// </summary>
    /// <param name="architecture">The network's.</param>
    /// <param name="plan">The widths; <see cref="PruningPlan.Full"/> for the dense network.</param>
    /// <param name="parts">
    /// For each exit the paths of what a sample passes from the exit before on, with semicolons between them, in which * stands for any text:
    /// <c>["stem; exits.0.*", "middle; exits.1.*", "top; head.*"]</c>.
    /// </param>
    /// <returns>One an exit, each with all before it: a sample that leaves at an exit has asked those before too.</returns>
    /// <exception cref="ArgumentException">A layer that multiplies is in no part, or in several; the message names it.</exception>
    public static IReadOnlyList<long> UpTo(Architecture architecture, PruningPlan plan, IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(parts);
        LayerPatterns[] patterns = [.. parts.Select(static p => new LayerPatterns(p))];
        var macs = new long[patterns.Length];
        foreach (var layer in architecture.Layers.Where(static l => l.Macs > 0))
        {
            int[] places = [.. Enumerable.Range(0, patterns.Length).Where(i => patterns[i].Match(layer.Path))];
            if (places is not [var place])
                throw new ArgumentException($"The layer {layer.Path} of {architecture.Model} is in {places.Length} parts; name it in one.", nameof(parts));
            macs[place] += At(architecture, plan, layer);
        }
        for (var exit = 1; exit < macs.Length; exit++)
            macs[exit] += macs[exit - 1];
        return macs;
    }

    /// <summary>Divided before it is multiplied: the dense count holds every dense width of the weight as a factor.</summary>
    private static long At(Architecture architecture, PruningPlan plan, LayerInfo layer)
    {
        var macs = layer.Macs;
        var weight = architecture.State.FirstOrDefault(e => e.Key == $"{layer.Path}.weight");
        foreach (var layout in weight?.Dimensions ?? [])
            if (layout is not null)
                macs = macs / layout.DenseWidth * layout.Width(plan);
        return macs;
    }
}
