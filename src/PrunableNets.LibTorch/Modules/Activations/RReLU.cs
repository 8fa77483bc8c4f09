namespace TorchSharp.Modules;

public sealed class RReLU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU)) =>
        (this.lower, this.upper, this.inplace) = (lower, upper, inplace);

    public double lower { get; set; }
    public double upper { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => Native.Ops.Call("aten::rrelu", tensor, lower, upper, training);
}
