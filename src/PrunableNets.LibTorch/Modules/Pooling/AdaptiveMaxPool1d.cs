namespace TorchSharp.Modules;

public sealed class AdaptiveMaxPool1d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AdaptiveMaxPool1d(long output_size) : base(nameof(AdaptiveMaxPool1d)) => this.output_size = output_size;

    public long output_size { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.adaptive_max_pool1d(input, output_size);

    public (torch.Tensor Values, torch.Tensor Indices) forward_with_indices(torch.Tensor input) => torch.nn.functional.adaptive_max_pool1d_with_indices(input, output_size);
}
