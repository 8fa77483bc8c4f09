using System;
using PrunableNets.Arithmetic;

namespace PrunableNets;

/// <summary>
/// How a network in training computes its outputs. Both are off by default: they are for GPUs, and for processors with bfloat16 units. What is
/// measured - accuracies, differences between the forms, batch norms - is always float32 in the ordinary layout.
/// </summary>
public sealed record ForwardOptions
{
    /// <summary>
    /// Convolutions and products in bfloat16, with a 7-bit mantissa, the rest as it is (autocast of libtorch). Weights, gradients of weights,
    /// losses and optimisers stay float32.
    /// </summary>
    public bool BFloat16 { get; set; }

    /// <summary>Images with their channels last in memory, NHWC; the layers take that up. Only inputs of four dimensions are changed.</summary>
    public bool ChannelsLast { get; set; }

    /// <summary>What differs from float32 in the ordinary layout, each behind a comma.</summary>
    internal string Describe() => (BFloat16 ? ", forward in bfloat16" : "") + (ChannelsLast ? ", channels last" : "");

    /// <exception cref="ArgumentOutOfRangeException">The processor is one that channels-last is computed wrongly on; or bfloat16 is asked for, and this libtorch does not let it be turned on.</exception>
    public void Validate()
    {
        if (ChannelsLast && Processor.HidesCaches)
            throw new ArgumentOutOfRangeException("Forward:ChannelsLast", "this processor hides its caches, and libtorch's channels-last convolutions write beyond their memory on such ones. Set it to false.");
        if (BFloat16 && !Autocast.IsKnown)
            throw new ArgumentOutOfRangeException("Forward:BFloat16", "bfloat16 cannot be turned on with this libtorch: it is known how on Linux, with libtorch 2.x. Set it to false.");
    }
}
