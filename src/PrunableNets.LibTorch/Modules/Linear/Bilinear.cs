using System;
using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>x1 W x2 + b; the weight has shape [out, in1, in2].</summary>
public sealed class Bilinear : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private Parameter _weight;
    private Parameter _bias;

    internal Bilinear(long in1_features, long in2_features, long out_features, bool bias, torch.Device device, torch.ScalarType? dtype) : base(nameof(Bilinear))
    {
        (this.in1_features, this.in2_features, this.out_features) = (in1_features, in2_features, out_features);
        weight = new Parameter(torch.empty([out_features, in1_features, in2_features], dtype, device));
        this.bias = bias ? new Parameter(torch.empty([out_features], dtype, device)) : null;
        var bound = 1 / Math.Sqrt(in1_features);
        torch.nn.init.uniform_(_weight, -bound, bound);
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

    public long in1_features { get; set; }
    public long in2_features { get; set; }
    public long out_features { get; set; }

    public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => Ops.Call("aten::bilinear", input1, input2, _weight, _bias);
}
