using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.TestKit;

/// <summary>
/// Norms and biases as a trained network has them: fresh ones would hide a channel that is not quite removed, and TorchSharp leaves the
/// weights of a fresh GroupNorm uninitialised.
/// </summary>
public static class Trained
{
    private const double Most = 1e3;

    /// <summary>Draws statistics, biases and the scales of norms anew, and puts the network into evaluation mode.</summary>
    public static void Randomize(Module model) => Draw(model, generator: null, drawsWeights: false);

    /// <summary>
    /// The same, and weights as TorchSharp draws them, from a generator that no other test draws from at the same time: the global one
    /// gives each run other numbers where tests run beside one another.
    /// </summary>
    public static void Draw(Module model, Generator generator) => Draw(model, generator, drawsWeights: true);

    private static void Draw(Module model, Generator? generator, bool drawsWeights)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var (name, tensor) in model.state_dict())
        {
            var isWeight = name.EndsWith("weight", StringComparison.Ordinal);
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal))
                tensor.normal_(0.1, 0.5, generator);
            else if (name.EndsWith("running_var", StringComparison.Ordinal) || (isWeight && tensor.dim() == 1))
                tensor.uniform_(0.5, 1.5, generator);
            else if (drawsWeights && isWeight && tensor.dim() > 1 && tensor.is_floating_point())
            {
                // Kaiming's uniform distribution with a = sqrt(5), as layers have it by default.
                var bound = Math.Sqrt((double)tensor.shape[0] / tensor.numel());
                tensor.uniform_(-bound, bound, generator);
            }
            // Memory as it was (empty_like), which may be anything.
            else if (drawsWeights && tensor.is_floating_point() && !tensor.abs().less(Most).all().ToBoolean())
                tensor.uniform_(-1, 1, generator);
        }
        model.eval();
    }
}
