namespace TorchSharp.Modules;

public sealed class Softplus : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softplus(double beta, double threshold) : base(nameof(Softplus)) =>
        (this.beta, this.threshold) = (beta, threshold);

    public double beta { get; set; }
    public double threshold { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softplus(tensor, beta, threshold);
}
