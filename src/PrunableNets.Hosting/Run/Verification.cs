using System;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>The check that every run makes: slim equals hard-gated.</summary>
internal static class Verification
{
    // Float32 rounding over some hundred layers stays below; GPUs convolve in TF32, with a 10-bit mantissa.
    private const double CpuTolerance = 1e-4;
    private const double GpuTolerance = 1e-2;

    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static Equivalence Check(string model, GatedModule gated, Module<Tensor, Tensor> slim, Dataset data, Device device)
    {
        var equivalence = Equivalence.Compare(gated, slim, data, device);
        var tolerance = device.type == TorchSharp.DeviceType.CPU ? CpuTolerance : GpuTolerance;
        if (!(equivalence.RelativeDifference <= tolerance))
            throw new InvalidOperationException(
                $"The slim network of {model} differs from the gated one by {equivalence.RelativeDifference:0.0e+0} of its largest output (allowed: {tolerance:0.0e+0}); nothing was written. Where both come from one run this is a defect of the generated code: please report the model. Where the weights are older than the plan, prune again.");
        return equivalence;
    }
}
