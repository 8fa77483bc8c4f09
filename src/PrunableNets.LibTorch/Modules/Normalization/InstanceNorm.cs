namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each sample (Ulyanov, Vedaldi and Lempitsky, 2016).</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device device, torch.ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>The dimensions of an input without a batch.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.dim() != GetNumberOfBatchDimensions())
            return Normalise(input);
        using var batched = input.unsqueeze(0);
        using var result = Normalise(batched);
        return result.squeeze(0);
    }

    private torch.Tensor Normalise(torch.Tensor input) =>
        torch.nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0, eps);
}
