using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A weight and which of its elements are let through.</summary>
/// <param name="Name">Its key in the state dict.</param>
/// <param name="Weight">The network's own parameter, of at least two dimensions.</param>
/// <param name="Mask">1 where an element stays, 0 where it is held at zero; shape, type and device of the weight.</param>
public sealed record MaskedWeight(string Name, Parameter Weight, Tensor Mask)
{
    /// <summary>Elements.</summary>
    public long Count => Weight.numel();

    /// <summary>Elements that are let through.</summary>
    public long Kept
    {
        get
        {
            using var scope = NewDisposeScope();
            return Mask.ne(0).sum().ToInt64();
        }
    }

    /// <summary>Absolute values, [<see cref="Count"/>].</summary>
    internal Tensor Magnitudes() => Weight.detach().abs().flatten();

    /// <summary>Makes another mask the weight's.</summary>
    /// <param name="kept">Zeros and ones or truths, [<see cref="Count"/>] or of the weight's shape.</param>
    internal void Keep(Tensor kept) => Mask.copy_(kept.reshape(Weight.shape));
}
