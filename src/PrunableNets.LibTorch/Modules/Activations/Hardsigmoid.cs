namespace TorchSharp.Modules;

public sealed class Hardsigmoid : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.hardsigmoid(tensor, inplace);
}
