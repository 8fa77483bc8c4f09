namespace TorchSharp.Modules;

public sealed class Softsign : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Softsign(bool inplace) : base(nameof(Softsign)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softsign(tensor, inplace);
}
