using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// The ResNet of He et al. 2015 for ImageNet with projection shortcuts. A bottleneck has its stride in the 3x3 convolution, as
/// torchvision does ("v1.5"), whose parameter names it follows.
/// </summary>
public abstract class ResNet : Module<Tensor, Tensor>
{
    protected readonly Conv2d conv1;
    protected readonly Module<Tensor, Tensor> bn1;
    protected readonly ReLU relu;
    protected readonly MaxPool2d maxpool;
    protected readonly Sequential layer1;
    protected readonly Sequential layer2;
    protected readonly Sequential layer3;
    protected readonly Sequential layer4;
    protected readonly AdaptiveAvgPool2d avgpool;
    protected readonly Linear fc;

    private readonly Func<long, Module<Tensor, Tensor>> norm_layer;
    private readonly BlockFactory block;
    private readonly long expansion;
    private long in_planes = 64;

    /// <summary>Makes one residual block.</summary>
    protected delegate Module<Tensor, Tensor> BlockFactory(long in_planes, long planes, Func<long, Module<Tensor, Tensor>> norm_layer, long stride = 1, Module<Tensor, Tensor>? downsample = null);

    protected ResNet(string name, BlockFactory block, long expansion, int[] layers, long num_classes = 1000, Func<long, Module<Tensor, Tensor>>? norm_layer = null) : base(name)
    {
        this.block = block;
        this.expansion = expansion;
        this.norm_layer = norm_layer ?? (features => BatchNorm2d(features));
        conv1 = Conv2d(3, in_planes, kernel_size: 7, stride: 2, padding: 3, bias: false);
        bn1 = this.norm_layer(in_planes);
        relu = ReLU(inplace: true);
        maxpool = MaxPool2d(kernel_size: 3, stride: 2, padding: 1);
        layer1 = MakeLayer(64, layers[0]);
        layer2 = MakeLayer(128, layers[1], stride: 2);
        layer3 = MakeLayer(256, layers[2], stride: 2);
        layer4 = MakeLayer(512, layers[^1], stride: 2);
        avgpool = AdaptiveAvgPool2d(1);
        fc = Linear(512 * expansion, num_classes);
        RegisterComponents();

        foreach (var (_, module) in named_modules())
        {
            switch (module)
            {
                case Conv2d conv:
                    init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                    break;
                case BatchNorm2d norm:
                    init.constant_(norm.weight, 1);
                    init.constant_(norm.bias, 0);
                    break;
            }
        }
    }

    public override Tensor forward(Tensor input)
    {
        var x = maxpool.call(relu.call(bn1.call(conv1.call(input))));
        x = layer1.call(x);
        x = layer2.call(x);
        x = layer3.call(x);
        x = layer4.call(x);
        return fc.call(avgpool.call(x).flatten(1));
    }

    protected static Conv2d Convolve3x3(long from, long to, long stride = 1) => Conv2d(from, to, kernel_size: 3, stride: stride, padding: 1, bias: false);

    protected static Conv2d Convolve1x1(long from, long to, long stride = 1) => Conv2d(from, to, kernel_size: 1, stride: stride, bias: false);

    private Sequential MakeLayer(long planes, int blocks, long stride = 1)
    {
        Sequential? downsample = null;
        if (stride != 1 || in_planes != planes * expansion)
            downsample = Sequential(Convolve1x1(in_planes, planes * expansion, stride), norm_layer(planes * expansion));
        var layers = new List<Module<Tensor, Tensor>> { block(in_planes, planes, norm_layer, stride, downsample) };
        in_planes = planes * expansion;
        for (var i = 1; i < blocks; i++)
            layers.Add(block(in_planes, planes, norm_layer));
        return Sequential(layers);
    }

    /// <summary>Two 3x3 convolutions.</summary>
    protected sealed class BasicBlock : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1;
        private readonly Module<Tensor, Tensor> bn1;
        private readonly Module<Tensor, Tensor> conv2;
        private readonly Module<Tensor, Tensor> bn2;
        private readonly Module<Tensor, Tensor>? downsample;

        public BasicBlock(long in_planes, long planes, Func<long, Module<Tensor, Tensor>> norm_layer, long stride, Module<Tensor, Tensor>? downsample) : base(nameof(BasicBlock))
        {
            conv1 = Convolve3x3(in_planes, planes, stride);
            bn1 = norm_layer(planes);
            conv2 = Convolve3x3(planes, planes);
            bn2 = norm_layer(planes);
            this.downsample = downsample;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var identity = downsample is not null ? downsample.call(x) : x;
            var output = functional.relu(bn1.call(conv1.call(x)));
            output = bn2.call(conv2.call(output));
            return functional.relu(output.add_(identity), inplace: true);
        }
    }

    /// <summary>1x1, 3x3 and 1x1 convolutions.</summary>
    protected sealed class Bottleneck : Module<Tensor, Tensor>
    {
        public const long Expansion = 4;

        private readonly Conv2d conv1;
        private readonly Module<Tensor, Tensor> bn1;
        private readonly Conv2d conv2;
        private readonly Module<Tensor, Tensor> bn2;
        private readonly Conv2d conv3;
        private readonly Module<Tensor, Tensor> bn3;
        private readonly ReLU relu;
        private readonly Module<Tensor, Tensor>? downsample;

        public Bottleneck(long in_planes, long planes, Func<long, Module<Tensor, Tensor>> norm_layer, long stride, Module<Tensor, Tensor>? downsample) : base(nameof(Bottleneck))
        {
            conv1 = Convolve1x1(in_planes, planes);
            bn1 = norm_layer(planes);
            conv2 = Convolve3x3(planes, planes, stride);
            bn2 = norm_layer(planes);
            conv3 = Convolve1x1(planes, planes * Expansion);
            bn3 = norm_layer(planes * Expansion);
            relu = ReLU(inplace: true);
            if (downsample != null)
                this.downsample = downsample;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var x = relu.call(bn1.call(conv1.call(input)));
            x = relu.call(bn2.call(conv2.call(x)));
            x = bn3.call(conv3.call(x));
            return relu.call(x + (downsample?.call(input) ?? input));
        }
    }
}
