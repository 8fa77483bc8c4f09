using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.TestKit;

/// <summary>Calls the forms of a network that is known to take one tensor, which generic code knows as modules only.</summary>
public static class OneInput
{
    public static Tensor call(this Module module, Tensor x) => ((Module<Tensor, Tensor>)module).call(x);

    public static Tensor call(this IGatedModule gated, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(gated);
        return gated.Module.call(x);
    }
}
