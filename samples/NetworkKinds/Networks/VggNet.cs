using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Convolutions one after the other, with max pools (Simonyan and Zisserman 2014), batch norms and a linear head.</summary>
[Prunable("3x32x32")]
public sealed partial class VggNet : Module<Tensor, Tensor>
{
    private readonly Sequential features = Sequential();
    private readonly Linear head;

    public VggNet() : base(nameof(VggNet))
    {
        var channels = 3L;
        foreach (var width in new long[] { 16, 16, 0, 32, 32, 0, 64, 64, 0 })
        {
            if (width == 0)
            {
                features.append(MaxPool2d(2));
                continue;
            }
            features.append(Conv2d(channels, width, 3, padding: 1)).append(BatchNorm2d(width)).append(ReLU());
            channels = width;
        }
        head = Linear(channels * 4 * 4, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => head.call(features.call(input).flatten(1));
}
