using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Hosting;

/// <summary>Where a run computes.</summary>
internal static class RunDevice
{
    /// <summary>The device that the options name, set up for the run.</summary>
    public static Device Of(PruningOptions options)
    {
        var chosen = device(options.Device != PruningOptions.AutomaticDevice ? options.Device : cuda.is_available() ? "cuda" : "cpu");
        if (chosen.type == DeviceType.CUDA)
            backends.cuda.matmul.allow_tf32 = backends.cudnn.allow_tf32 = options.AllowTf32;
        return chosen;
    }
}
