using System;
using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>x W^T + b; the weight has shape [out, in].</summary>
public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private Parameter _weight;
    private Parameter _bias;

    internal Linear(Parameter weight, Parameter bias) : base(nameof(Linear))
    {
        (in_features, out_features) = (weight.shape[1], weight.shape[0]);
        (this.weight, this.bias) = (weight, bias);
    }

    internal Linear(long in_features, long out_features, bool bias, torch.Device device, torch.ScalarType? dtype)
        : this(new Parameter(torch.empty([out_features, in_features], dtype, device)), bias ? new Parameter(torch.empty([out_features], dtype, device)) : null)
    {
        torch.nn.init.kaiming_uniform_(_weight, a: Math.Sqrt(5));
        var bound = in_features > 0 ? 1 / Math.Sqrt(in_features) : 0;
        if (bias)
            torch.nn.init.uniform_(_bias, -bound, bound);
    }

    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public long in_features { get; set; }
    public long out_features { get; set; }

    public override torch.Tensor forward(torch.Tensor tensor) => Ops.Call("aten::linear", tensor, _weight, _bias);
}
