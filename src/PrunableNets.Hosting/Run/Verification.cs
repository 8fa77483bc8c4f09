using System;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>The checks that every run makes: the generated forms are the class itself, and slim equals hard-gated.</summary>
internal static class Verification
{
    // Float32 rounding over some hundred layers stays below; GPUs convolve in TF32, with a 10-bit mantissa.
    private const double CpuTolerance = 1e-4;
    private const double GpuTolerance = 1e-2;
    private const int Samples = 32;

    /// <summary>
    /// The forms that the compiler made against the class that the user wrote: gated with open gates, and slim with all channels. Slim against
    /// gated alone cannot see a misread <c>forward</c>, since both come from one graph.
    /// </summary>
    /// <exception cref="InvalidOperationException">One differs by more than rounding.</exception>
    public static void CheckForms<TModel>(TModel dense, Dataset data, Device device) where TModel : Module, IPrunableModel<TModel>
    {
        using var gated = TModel.CreateGated(dense);
        gated.Module.to(device);
        gated.Gates.OpenAll();
        using var whole = SharedWeights.Move(TModel.CreateSlim(dense, PruningPlan.Full(TModel.Architecture)), device, TModel.Architecture);
        foreach (var (form, network) in new (string, Module)[] { ("gated network with open gates", gated.Module), ("slim network with all channels", whole) })
        {
            var difference = Equivalence.Compare(dense, network, data, device, count: Samples).RelativeDifference;
            if (!(difference <= Tolerance(device)))
                throw new InvalidOperationException(
                    $"The {form} of {TModel.Architecture.Model} differs from the class itself by {difference:0.0e+0} of its largest output (allowed: {Tolerance(device):0.0e+0}), so the compiler misread the class; nothing was trained. Please report the model. A forward that draws random numbers in evaluation mode cannot be compared, nor pruned.");
        }
    }

    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public static Equivalence Check(string model, IGatedModule gated, Module slim, Dataset data, Device device)
    {
        var equivalence = Equivalence.Compare(gated.Module, slim, data, device);
        var tolerance = Tolerance(device);
        if (!(equivalence.RelativeDifference <= tolerance))
            throw new InvalidOperationException(
                $"The slim network of {model} differs from the gated one by {equivalence.RelativeDifference:0.0e+0} of its largest output (allowed: {tolerance:0.0e+0}); nothing was written. Where both come from one run this is a defect of the generated code: please report the model. Where the weights are older than the plan, prune again.");
        return equivalence;
    }

    private static double Tolerance(Device device) => device.type == TorchSharp.DeviceType.CPU ? CpuTolerance : GpuTolerance;
}
