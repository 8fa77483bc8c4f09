namespace TorchSharp.Modules;

public sealed class Dropout1d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Dropout1d(double p, bool inplace) : base(nameof(Dropout1d)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.dropout1d(tensor, p, training, inplace);
}
