namespace TorchSharp.Modules;

public sealed class GELU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    public enum Approximate
    {
        none = 0,
        tanh = 1,
    }

    internal GELU(Approximate approximate, bool inplace) : base(nameof(GELU)) => (this.approximate, this.inplace) = (approximate, inplace);

    public Approximate approximate { get; set; }
    public bool inplace { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.gelu(tensor, approximate, inplace);
}
