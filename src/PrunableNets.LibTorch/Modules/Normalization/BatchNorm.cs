using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation (Ioffe and Szegedy, 2015): batch statistics in training, running ones in evaluation.</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, torch.Device device, torch.ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        var tracking = training && track_running_stats;
        if (tracking && num_batches_tracked is not null)
            using (torch.no_grad())
                Ops.CallInPlace("aten::add_.Scalar", num_batches_tracked, 1);
        // Without a momentum the running statistics are the plain averages over all batches.
        var factor = momentum ?? (tracking ? 1.0 / num_batches_tracked.ToInt64() : 0);
        var batchStatistics = training || running_mean is null;
        return Ops.Call("aten::batch_norm", input, weight, bias,
            !training || track_running_stats ? running_mean : null, !training || track_running_stats ? running_var : null,
            batchStatistics, factor, eps, true);
    }
}
