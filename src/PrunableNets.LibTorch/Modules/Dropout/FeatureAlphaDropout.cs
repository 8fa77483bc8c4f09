namespace TorchSharp.Modules;

public sealed class FeatureAlphaDropout : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal FeatureAlphaDropout(double p, bool inplace) : base(nameof(FeatureAlphaDropout)) =>
        (this.p, this.inplace) = (p, inplace);

    public double p { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.feature_alpha_dropout(input, p, training, inplace);
}
