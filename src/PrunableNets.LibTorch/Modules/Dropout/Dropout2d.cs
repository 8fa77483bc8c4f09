namespace TorchSharp.Modules;

public sealed class Dropout2d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.dropout2d(input, p, training, inplace);
}
