using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Something for which ONNX has no words here.</summary>
[Prunable("2x8x8")]
public sealed partial class FourierNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d conv = Conv2d(2, 4, 3);
    private readonly Linear head = Linear(4, 2);

    public FourierNetwork() : base(nameof(FourierNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => head.call(conv.call(fft.fft2(input).real).mean([2, 3]));
}
