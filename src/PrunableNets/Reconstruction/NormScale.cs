using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// What a batch norm multiplies each of its channels by. Behind it an output counts as much as it is scaled, which is how outputs of a layer
/// are weighed against each other, and in the same measure as what the layer is added to.
/// </summary>
internal static class NormScale
{
    // A channel that is scaled by less than this share of the greatest scale can make up for nothing.
    private const double Dead = 1e-4;

    /// <returns>float64 [C], 0 where the channel is as good as dead.</returns>
    public static Tensor Of(BatchNorm norm)
    {
        using var scope = NewDisposeScope();
        var scale = norm.running_var!.to(float64).add(norm.eps).rsqrt();
        if (norm.weight is { } weight)
            scale = scale.mul(weight.to(float64));
        return scale.mul(Alive(scale)).MoveToOuterDisposeScope();
    }

    /// <summary>What undoes a scale.</summary>
    /// <param name="scale">Of <see cref="Of"/>.</param>
    /// <returns>0 where there is nothing to undo.</returns>
    public static Tensor Inverse(Tensor scale)
    {
        using var scope = NewDisposeScope();
        var dead = scale.eq(0).to(float64);
        return scale.add(dead).reciprocal().sub(dead).MoveToOuterDisposeScope();
    }

    private static Tensor Alive(Tensor scale)
    {
        var size = scale.abs();
        return size.ge(Math.Max(double.Epsilon, Dead * size.max().ToDouble())).to(float64);
    }
}
