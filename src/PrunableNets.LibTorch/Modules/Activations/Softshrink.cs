namespace TorchSharp.Modules;

public sealed class Softshrink : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softshrink(double lambda) : base(nameof(Softshrink)) => this.lambda = lambda;

    public double lambda { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softshrink(tensor, lambda);
}
