namespace TorchSharp.Modules;

public sealed class Dropout3d : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Dropout3d(double p, bool inplace) : base(nameof(Dropout3d)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.dropout3d(input, p, training, inplace);
}
