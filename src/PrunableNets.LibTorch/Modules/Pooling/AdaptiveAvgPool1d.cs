namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool1d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveAvgPool1d(long output_size) : base(nameof(AdaptiveAvgPool1d)) => this.output_size = output_size;

    public long output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_avg_pool1d(input, output_size);
}
