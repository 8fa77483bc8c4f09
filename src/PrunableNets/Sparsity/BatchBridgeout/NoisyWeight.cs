using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// A weight that is another one during a mini-batch: W~ = W + |W|^(q/2) (m / (1 - p) - 1), m ~ Bernoulli(1 - p) of every element.
/// </summary>
internal sealed class NoisyWeight(Parameter weight, double norm, double probability) : IDisposable
{
    private Tensor? clean;
    private Tensor? noise;

    /// <summary>Makes W~ of W.</summary>
    /// <param name="random">On the weight's device.</param>
    public void Perturb(Generator random)
    {
        clean = weight.detach().clone().DetachFromDisposeScope();
        var kept = rand(weight.shape, weight.dtype, weight.device, generator: random).lt(1 - probability).to(weight.dtype);
        noise = clean.abs().pow(norm / 2).mul(kept.div(1 - probability).sub(1)).DetachFromDisposeScope();
        weight.add_(noise);
    }

    /// <summary>
    /// Makes W of W~ again, bit by bit, and of the gradient by W~ that by W: dW~/dW = 1 + (q/2) |W|^(q/2 - 1) sign(W) (m / (1 - p) - 1), as
    /// in the released code.
    /// </summary>
    public void Restore()
    {
        if (clean is null || noise is null)
            return;
        weight.copy_(clean);
        // |W|^(q/2 - 1) sign(W) is |W|^(q/2) / W; at zero, where it has no value, there is no noise either.
        weight.grad?.mul_(noise.div(clean).mul(norm / 2).add(1).masked_fill(clean.eq(0), 1));
        Dispose();
    }

    public void Dispose()
    {
        clean?.Dispose();
        noise?.Dispose();
        (clean, noise) = (null, null);
    }
}
