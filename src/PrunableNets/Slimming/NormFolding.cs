using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Puts batch norms into the layers in front of them: with the statistics of training a norm is a scale and a shift a channel, which weights
/// and bias of the layer can have in them.
/// </summary>
public static class NormFolding
{
    /// <summary>The weights of the network without the norms of <see cref="Architecture.FoldableNorms"/>, on the device where they are.</summary>
    /// <param name="architecture">Of the dense or slim network.</param>
    /// <param name="state">Its state dict. Layers that a plan has removed are in it as little as their norms.</param>
    /// <returns>The tensors of other layers themselves, and new ones; each folded layer has a bias behind its weight.</returns>
    /// <exception cref="InvalidDataException">A layer is there and its norm is not, or it has no statistics; the message names it.</exception>
    public static IReadOnlyDictionary<string, Tensor> Fold(Architecture architecture, IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(state);
        using var guard = no_grad();
        var folded = new OrderedDictionary<string, Tensor>();
        var norms = architecture.FoldableNorms.Where(n => state.ContainsKey(n.Layer + ".weight")).ToDictionary(static n => n.Layer);
        var gone = norms.Values.Select(static n => n.Norm + ".").ToArray();
        var own = norms.Keys.Select(static l => l + ".bias").ToHashSet();
        foreach (var (key, value) in state)
        {
            if (own.Contains(key) || Array.Exists(gone, g => key.StartsWith(g, StringComparison.Ordinal)))
                continue;
            var layer = key.EndsWith(".weight", StringComparison.Ordinal) ? key[..^".weight".Length] : "";
            if (!norms.TryGetValue(layer, out var norm))
            {
                folded.Add(key, value);
                continue;
            }
            (folded[key], folded[layer + ".bias"]) = Into(
                value, state.GetValueOrDefault(layer + ".bias"), Statistics("running_mean"), Statistics("running_var"),
                state.GetValueOrDefault(norm.Norm + ".weight"), state.GetValueOrDefault(norm.Norm + ".bias"), norm.Epsilon, norm.IsTransposed);

            Tensor Statistics(string name) => state.GetValueOrDefault($"{norm.Norm}.{name}")
                ?? throw new InvalidDataException(
                    $"'{norm.Norm}.{name}' is not among the weights, so that {norm.Norm} cannot go into {layer}.");
        }
        return folded;
    }

    /// <summary>Computed in float64: (W x + b - mean) / sqrt(variance + epsilon) * scale + shift, as one layer.</summary>
    /// <param name="weight">[C, ..], or [I, C / groups, ..] of a transposed convolution; its type is that of the results.</param>
    /// <param name="bias">[C]; null for none.</param>
    /// <param name="mean">[C].</param>
    /// <param name="variance">[C].</param>
    /// <param name="scale">[C]; null for ones.</param>
    /// <param name="shift">[C]; null for zeros.</param>
    /// <param name="epsilon">Of the norm.</param>
    /// <param name="isTransposed">The weight is a transposed convolution's.</param>
    internal static (Tensor Weight, Tensor Bias) Into(
        Tensor weight, Tensor? bias, Tensor mean, Tensor variance, Tensor? scale, Tensor? shift, double epsilon,
        bool isTransposed)
    {
        using var scope = NewDisposeScope();
        var factor = 1 / (Exact(variance) + epsilon).sqrt();
        if (scale is not null)
            factor *= Exact(scale);
        var constant = (bias is null ? -Exact(mean) : Exact(bias) - Exact(mean)) * factor;
        if (shift is not null)
            constant += Exact(shift);
        return (
            (Exact(weight) * (isTransposed ? OfInputs(factor, weight) : factor.reshape([-1, .. Ones(weight.dim() - 1)]))).to_type(weight.dtype).MoveToOuterDisposeScope(),
            constant.to_type(weight.dtype).MoveToOuterDisposeScope());
    }

    /// <summary>[I, C / groups, 1, ..]: what the outputs of its group are multiplied by, for each input.</summary>
    private static Tensor OfInputs(Tensor factor, Tensor weight)
    {
        var (inputs, perGroup) = (weight.shape[0], weight.shape[1]);
        var groups = factor.numel() / perGroup;
        return factor.reshape(groups, 1, perGroup).expand(groups, inputs / groups, perGroup).reshape([inputs, perGroup, .. Ones(weight.dim() - 2)]);
    }

    private static IEnumerable<long> Ones(long count) => Enumerable.Repeat(1L, (int)count);

    private static Tensor Exact(Tensor tensor) => tensor.to_type(ScalarType.Float64);
}
