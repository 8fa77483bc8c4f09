namespace TorchSharp.Modules;

public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, torch.Device device, torch.ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    protected override void ValidateInputDimensions(torch.Tensor input) => CheckDimensions(input, 4, 4);
}
