namespace TorchSharp.Modules;

public sealed class GLU : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal GLU(long dim) : base(nameof(GLU)) => this.dim = dim;

    public long dim { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.glu(tensor, dim);
}
