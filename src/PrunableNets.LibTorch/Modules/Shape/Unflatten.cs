namespace TorchSharp.Modules;

public sealed class Unflatten : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    internal Unflatten(long dim, long[] unflattened_size) : base(nameof(Unflatten)) =>
        (this.dim, this.unflattened_size) = (dim, unflattened_size);

    public long dim { get; set; }
    public long[] unflattened_size { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => tensor.unflatten(dim, unflattened_size);
}
