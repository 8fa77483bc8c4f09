namespace TorchSharp.Modules;

public sealed class AlphaDropout : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal AlphaDropout(double p, bool inplace) : base(nameof(AlphaDropout)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.alpha_dropout(tensor, p, training, inplace);
}
