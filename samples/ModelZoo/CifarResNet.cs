using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// The CIFAR ResNet of He et al. 2015 (section 4.2) with option-A shortcuts: three stages of n basic blocks at 16, 32 and 64
/// channels, 6n + 2 layers. Names of parameters follow akamaster/pytorch_resnet_cifar10, so that its weights load.
/// </summary>
public abstract class CifarResNet : Module<Tensor, Tensor>
{
    protected readonly Conv2d conv1;
    protected readonly BatchNorm2d bn1;
    protected readonly Sequential layer1;
    protected readonly Sequential layer2;
    protected readonly Sequential layer3;
    protected readonly Linear linear;
    private long inPlanes = 16;

    protected CifarResNet(string name, int blocks, int classes = 10) : base(name)
    {
        conv1 = Conv2d(3, 16, 3, stride: 1, padding: 1, bias: false);
        bn1 = BatchNorm2d(16);
        layer1 = MakeLayer(16, blocks, stride: 1);
        layer2 = MakeLayer(32, blocks, stride: 2);
        layer3 = MakeLayer(64, blocks, stride: 2);
        linear = Linear(64, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(bn1.call(conv1.call(input)));
        x = layer3.call(layer2.call(layer1.call(x)));
        x = functional.adaptive_avg_pool2d(x, 1);
        return linear.call(x.flatten(1));
    }

    private Sequential MakeLayer(long planes, int blocks, long stride)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 0; i < blocks; i++)
        {
            layers.Add(new BasicBlock(inPlanes, planes, i == 0 ? stride : 1));
            inPlanes = planes;
        }
        return Sequential(layers);
    }

    private sealed class BasicBlock : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly long padding;
        private readonly bool changesShape;

        public BasicBlock(long inPlanes, long planes, long stride) : base(nameof(BasicBlock))
        {
            conv1 = Conv2d(inPlanes, planes, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(planes);
            conv2 = Conv2d(planes, planes, 3, stride: 1, padding: 1, bias: false);
            bn2 = BatchNorm2d(planes);
            changesShape = stride != 1 || inPlanes != planes;
            padding = (planes - inPlanes) / 2;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var x = functional.relu(bn1.call(conv1.call(input)));
            x = bn2.call(conv2.call(x));
            x += Shortcut(input);
            return functional.relu(x);
        }

        /// <summary>Option A: every second pixel, and zeros for the channels that are new.</summary>
        private Tensor Shortcut(Tensor x)
        {
            if (!changesShape)
                return x;
            var every2nd = TensorIndex.Slice(step: 2);
            return functional.pad(x[TensorIndex.Ellipsis, every2nd, every2nd], new long[] { 0, 0, 0, 0, padding, padding });
        }
    }
}
