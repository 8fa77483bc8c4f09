using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Masks for all trained weights of at least two dimensions; biases and norms stay whole, and a weight that several layers share has one
/// mask. A masked network computes as much as the dense one: what is saved is told as sparsity, never as FLOPs.
/// </summary>
public sealed class WeightMasks : IDisposable
{
    private readonly MaskedWeight[] weights;

    private WeightMasks(MaskedWeight[] weights) => this.weights = weights;

    /// <summary>In the order of the network's parameters.</summary>
    public IReadOnlyList<MaskedWeight> Weights => weights;

    /// <summary>Elements of all these weights.</summary>
    public long Count => weights.Sum(static w => w.Count);

    /// <summary>Elements that are let through.</summary>
    public long Kept => weights.Sum(static w => w.Kept);

    /// <summary>The share of elements that are held at zero, in [0, 1].</summary>
    public double Sparsity => 1 - ((double)Kept / Count);

    /// <summary>Masks that let everything through.</summary>
    /// <param name="model">Where it will be trained: moving it to another device afterwards makes other parameters of its own.</param>
    /// <exception cref="ArgumentException">It has no trained weight of at least two dimensions.</exception>
    public static WeightMasks Of(Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MaskedWeight[] weights =
        [
            .. Maskable(model).Select(static p => new MaskedWeight(p.Name, p.Weight, ones_like(p.Weight).DetachFromDisposeScope())),
        ];
        return weights.Length > 0
            ? new WeightMasks(weights)
            : throw new ArgumentException($"{model.GetName()} has no trained weights of two or more dimensions to mask.", nameof(model));
    }

    /// <summary>
    /// The share of zeros among a network's trained weights of at least two dimensions, whatever made them zero, in [0, 1].
    /// </summary>
    /// <exception cref="ArgumentException">It has no such weight.</exception>
    public static double ZeroShare(Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var scope = NewDisposeScope();
        var (zeros, all) = (0L, 0L);
        foreach (var (_, weight) in Maskable(model))
        {
            zeros += weight.eq(0).sum().ToInt64();
            all += weight.numel();
        }
        return all > 0
            ? (double)zeros / all
            : throw new ArgumentException($"{model.GetName()} has no trained weights of two or more dimensions.", nameof(model));
    }

    /// <summary>
    /// Multiplies the weights by their masks, in place. After every step of an optimiser: its momentum and moments would revive what was
    /// masked.
    /// </summary>
    public void Apply()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var masked in weights)
            masked.Weight.mul_(masked.Mask);
    }

    /// <summary>
    /// Multiplies the gradients by the masks, in place, where there are any: momentum does not gather for what is held at zero.
    /// </summary>
    public void ApplyToGradients()
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var masked in weights)
            masked.Weight.grad?.mul_(masked.Mask);
    }

    /// <summary>Frees the masks; the weights stay as they are.</summary>
    public void Dispose()
    {
        foreach (var masked in weights)
            masked.Mask.Dispose();
    }

    /// <summary>The trained weights of at least two dimensions, each once.</summary>
    internal static IEnumerable<(string Name, Parameter Weight)> Maskable(Module model)
    {
        var own = SharedWeights.Parameters(model).ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
        return model.named_parameters().Where(p => own.Contains(p.parameter) && p.parameter.requires_grad && p.parameter.dim() >= 2);
    }
}
