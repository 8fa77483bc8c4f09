using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>A class for each pixel (Ronneberger et al. 2015): three levels, transposed convolutions on the way up, concatenated with the way down.</summary>
[Prunable("3x32x32")]
public sealed partial class UNet : Module<Tensor, Tensor>
{
    private readonly Sequential down1 = Twice(3, 12);
    private readonly Sequential down2 = Twice(12, 24);
    private readonly Sequential bottom = Twice(24, 48);
    private readonly ConvTranspose2d up2 = ConvTranspose2d(48, 24, 2, stride: 2);
    private readonly Sequential level2 = Twice(48, 24);
    private readonly ConvTranspose2d up1 = ConvTranspose2d(24, 12, 2, stride: 2);
    private readonly Sequential level1 = Twice(24, 12);
    private readonly Conv2d head = Conv2d(12, 2, 1);

    public UNet() : base(nameof(UNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var high = down1.call(input);
        var middle = down2.call(functional.max_pool2d(high, 2));
        var x = bottom.call(functional.max_pool2d(middle, 2));
        x = level2.call(cat([middle, up2.call(x)], 1));
        x = level1.call(cat([high, up1.call(x)], 1));
        return head.call(x);
    }

    private static Sequential Twice(long from, long to) => Sequential(
        Conv2d(from, to, 3, padding: 1, bias: false), BatchNorm2d(to), ReLU(), Conv2d(to, to, 3, padding: 1, bias: false), BatchNorm2d(to), ReLU());
}
