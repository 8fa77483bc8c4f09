using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>A small super-resolution net, three times the size: residual blocks with PReLU as in SRResNet, sub-pixel convolution (Shi et al. 2016), and the interpolated input added.</summary>
[Prunable("3x24x24", Residual = ResidualTreatment.Stream)]
public sealed partial class SuperResolution : Module<Tensor, Tensor>
{
    private const long Factor = 3;

    private readonly Module<Tensor, Tensor> head;
    private readonly Sequential body;
    private readonly Sequential tail;

    public SuperResolution(long width = 32, int blocks = 3) : base(nameof(SuperResolution))
    {
        head = Sequential(("pad", ZeroPad2d(2)), ("conv", Conv2d(3, width, 5)), ("act", PReLU(width)));
        body = Sequential();
        for (var i = 0; i < blocks; i++)
            body.append($"block_{i}", new Residual(width));
        tail = Sequential(Conv2d(width, 3 * Factor * Factor, 3, padding: 1), PixelShuffle(Factor));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var features = head.call(input);
        features = body.call(features) + features;
        var enlarged = functional.interpolate(input, scale_factor: [Factor, Factor], mode: InterpolationMode.Bicubic, align_corners: false);
        return tail.call(features) + enlarged;
    }

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Conv2d first;
        private readonly Conv2d second;
        private readonly PReLU activation;

        public Residual(long width) : base(nameof(Residual))
        {
            first = Conv2d(width, width, 3, padding: Padding.Same);
            second = Conv2d(width, width, 3, padding: Padding.Same);
            activation = PReLU(1, init: 0.2);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x + second.call(activation.call(first.call(x))) * 0.1;
    }
}
