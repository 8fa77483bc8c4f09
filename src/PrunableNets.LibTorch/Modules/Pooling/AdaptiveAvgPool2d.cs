namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveAvgPool2d(long[] output_size) : base(nameof(AdaptiveAvgPool2d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool2d(input, output_size);
}
