using System.Linq;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>ShuffleNet V2 at half width (Ma et al. 2018), with the parameter names of torchvision: channel split, depthwise convolutions, channel shuffle.</summary>
[Prunable("3x224x224")]
public sealed partial class ShuffleNetV2 : Module<Tensor, Tensor>
{
    private readonly Sequential conv1;
    private readonly MaxPool2d maxpool = MaxPool2d(3, stride: 2, padding: 1);
    private readonly Sequential stage2;
    private readonly Sequential stage3;
    private readonly Sequential stage4;
    private readonly Sequential conv5;
    private readonly Linear fc;

    public ShuffleNetV2(int num_classes = 1000) : base(nameof(ShuffleNetV2))
    {
        int[] repeats = [4, 8, 4];
        long[] widths = [24, 48, 96, 192, 1024];
        conv1 = Sequential(Conv2d(3, widths[0], 3, stride: 2, padding: 1, bias: false), BatchNorm2d(widths[0]), ReLU(inplace: true));
        var stages = Enumerable.Range(0, 3).Select(i => MakeStage(widths[i], widths[i + 1], repeats[i])).ToArray();
        (stage2, stage3, stage4) = (stages[0], stages[1], stages[2]);
        conv5 = Sequential(Conv2d(widths[3], widths[^1], 1, bias: false), BatchNorm2d(widths[^1]), ReLU(inplace: true));
        fc = Linear(widths[^1], num_classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = maxpool.call(conv1.call(input));
        x = stage4.call(stage3.call(stage2.call(x)));
        x = conv5.call(x);
        return fc.call(x.mean([2, 3]));
    }

    private static Sequential MakeStage(long from, long to, int count)
    {
        var stage = Sequential(new InvertedResidual(from, to, 2));
        for (var i = 1; i < count; i++)
            stage.append(new InvertedResidual(to, to, 1));
        return stage;
    }

    /// <summary>[B, g*n, H, W] seen as [B, g, n, H, W] and transposed: channels of the groups take turns.</summary>
    private static Tensor ChannelShuffle(Tensor x, long groups)
    {
        var (batch, channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        x = x.view(batch, groups, channels / groups, height, width);
        x = x.transpose(1, 2).contiguous();
        return x.view(batch, -1, height, width);
    }

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly Sequential? branch1;
        private readonly Sequential branch2;
        private readonly long stride;

        public InvertedResidual(long inp, long oup, long stride) : base(nameof(InvertedResidual))
        {
            this.stride = stride;
            var features = oup / 2;
            if (stride > 1)
                branch1 = Sequential(DepthwiseConv(inp, 3, stride, 1), BatchNorm2d(inp), Conv2d(inp, features, 1, bias: false), BatchNorm2d(features), ReLU(true));
            branch2 = Sequential(
                Conv2d(stride > 1 ? inp : features, features, 1, bias: false), BatchNorm2d(features), ReLU(true),
                DepthwiseConv(features, 3, stride, 1), BatchNorm2d(features),
                Conv2d(features, features, 1, bias: false), BatchNorm2d(features), ReLU(true));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor result;
            if (stride == 1)
            {
                var halves = x.chunk(2, dim: 1);
                result = cat(new[] { halves[0], branch2.call(halves[1]) }, 1);
            }
            else
            {
                result = cat(new[] { branch1!.call(x), branch2.call(x) }, 1);
            }
            return ChannelShuffle(result, 2);
        }

        private static Conv2d DepthwiseConv(long channels, long kernel, long stride, long padding) =>
            Conv2d(channels, channels, kernel, stride, padding, bias: false, groups: channels);
    }
}
