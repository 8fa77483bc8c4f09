namespace TorchSharp.Modules;

/// <summary>max(0, x) + weight * min(0, x), with one weight or one per channel.</summary>
public sealed class PReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private Parameter _weight;

    internal PReLU(long num_parameters, double init, torch.Device device, torch.ScalarType? dtype) : base(nameof(PReLU))
    {
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = new Parameter(torch.full([num_parameters], init, dtype ?? torch.get_default_dtype(), device));
    }

    public long num_parameters { get; }
    public double init { get; }

    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public override torch.Tensor forward(torch.Tensor tensor) => tensor.prelu(_weight);
}
