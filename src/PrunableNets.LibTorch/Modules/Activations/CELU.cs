namespace TorchSharp.Modules;

public sealed class CELU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal CELU(double alpha, bool inplace) : base(nameof(CELU)) =>
        (this.alpha, this.inplace) = (alpha, inplace);

    public double alpha { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.celu(tensor, alpha, inplace);
}
