using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Up and down: interpolation in several modes, pixel shuffle and its inverse, pads.</summary>
[Prunable("3x8x8")]
public sealed partial class ResamplingNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(3, 8, 3, padding: 1);
    private readonly Upsample twice = Upsample(scale_factor: new double[] { 2, 2 }, mode: UpsampleMode.Bilinear, align_corners: true);
    private readonly ReflectionPad2d mirror = ReflectionPad2d(1);
    private readonly Conv2d middle = Conv2d(8, 12, 3);
    private readonly PixelShuffle shuffle = PixelShuffle(2);
    private readonly PixelUnshuffle unshuffle = PixelUnshuffle(4);
    private readonly Conv2d small = Conv2d(48, 6, 1);
    private readonly Conv2d head = Conv2d(6, 2, 1);

    public ResamplingNetwork() : base(nameof(ResamplingNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = mirror.call(twice.call(functional.relu(stem.call(input))));
        x = unshuffle.call(shuffle.call(functional.softplus(middle.call(x))));
        x = functional.interpolate(functional.relu(small.call(x)), size: new long[] { 5, 7 });
        return head.call(x);
    }
}
