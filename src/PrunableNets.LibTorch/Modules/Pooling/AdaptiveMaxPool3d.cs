namespace TorchSharp.Modules;

public sealed class AdaptiveMaxPool3d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveMaxPool3d(long[] output_size) : base(nameof(AdaptiveMaxPool3d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_max_pool3d(input, output_size);

    public (torch.Tensor output, torch.Tensor indices) forward_with_indices(torch.Tensor input) => torch.nn.functional.adaptive_max_pool3d_with_indices(input, output_size);
}
