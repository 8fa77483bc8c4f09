namespace TorchSharp.Modules;

public sealed class AdaptiveMaxPool2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveMaxPool2d(long[] output_size) : base(nameof(AdaptiveMaxPool2d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_max_pool2d(input, output_size);

    public (torch.Tensor output, torch.Tensor indices) forward_with_indices(torch.Tensor input) => torch.nn.functional.adaptive_max_pool2d_with_indices(input, output_size);
}
