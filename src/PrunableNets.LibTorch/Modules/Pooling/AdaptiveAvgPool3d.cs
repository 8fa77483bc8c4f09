namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool3d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveAvgPool3d(long[] output_size) : base(nameof(AdaptiveAvgPool3d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool3d(input, output_size);
}
