namespace TorchSharp.Modules;

public sealed class Dropout : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Dropout(double p, bool inplace) : base(nameof(Dropout)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.dropout(tensor, p, training, inplace);
}
