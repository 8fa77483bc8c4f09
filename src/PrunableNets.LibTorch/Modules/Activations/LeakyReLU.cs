namespace TorchSharp.Modules;

public sealed class LeakyReLU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU)) =>
        (this.negative_slope, this.inplace) = (negative_slope, inplace);

    public double negative_slope { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.leaky_relu(tensor, negative_slope, inplace);
}
