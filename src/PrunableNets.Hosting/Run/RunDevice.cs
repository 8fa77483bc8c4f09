using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>Where a run computes.</summary>
internal static class RunDevice
{
    /// <summary>The device that the options name, set up for the run.</summary>
    public static Device Of(PruningOptions options)
    {
        var chosen = Named(options.Device);
        if (chosen.type == DeviceType.CUDA)
            backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = options.AllowTf32;
        return chosen;
    }

    /// <summary>The device of a name, or the best that there is.</summary>
    public static Device Named(string name) => device(name != PruningOptions.AutomaticDevice ? name : cuda.is_available() ? "cuda" : "cpu");
}
