using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Norms and biases as a trained network has them: fresh ones would hide a channel that is not quite removed.</summary>
internal static class Trained
{
    public static void Randomize(Module model)
    {
        foreach (var (name, tensor) in model.state_dict())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal))
                tensor.normal_(0.2, 0.5);
            if (name.EndsWith("running_var", StringComparison.Ordinal))
                tensor.uniform_(0.5, 1.5);
            if (name.EndsWith("weight", StringComparison.Ordinal) && tensor.dim() == 1)
                tensor.normal_(0.3, 1);
        }
    }
}
