using System.Collections.Generic;
using System.Linq;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>A U-Net (Ronneberger et al. 2015) of four levels with padded convolutions and norms: a class for each pixel of a 64x64 image.</summary>
[Prunable("3x64x64")]
public sealed partial class UNet : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> encoder = new();
    private readonly ModuleList<Module<Tensor, Tensor>> up = new();
    private readonly ModuleList<Module<Tensor, Tensor>> decoder = new();
    private readonly Conv2d head;

    public UNet(long inputs = 3, long classes = 2, long width = 16, int levels = 4) : base(nameof(UNet))
    {
        var widths = Enumerable.Range(0, levels).Select(i => width << i).ToArray();
        foreach (var to in widths)
        {
            encoder.Add(DoubleConvolution(inputs, to));
            inputs = to;
        }
        for (var i = levels - 2; i >= 0; i--)
        {
            up.Add(ConvTranspose2d(widths[i + 1], widths[i], 2, stride: 2));
            decoder.Add(DoubleConvolution(2 * widths[i], widths[i]));
        }
        head = Conv2d(width, classes, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var skips = new Stack<Tensor>();
        var x = input;
        for (var level = 0; level < encoder.Count; level++)
        {
            if (level > 0)
            {
                skips.Push(x);
                x = functional.max_pool2d(x, 2);
            }
            x = encoder[level].call(x);
        }
        for (var level = 0; level < up.Count; level++)
            x = decoder[level].call(cat(new[] { skips.Pop(), up[level].call(x) }, 1));
        return head.call(x);
    }

    private static Sequential DoubleConvolution(long from, long to) => Sequential(
        Conv2d(from, to, 3, padding: 1, bias: false), BatchNorm2d(to), ReLU(inplace: true),
        Conv2d(to, to, 3, padding: 1, bias: false), BatchNorm2d(to), ReLU(inplace: true));
}
