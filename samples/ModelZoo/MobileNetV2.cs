using System;
using System.Collections.Generic;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>MobileNetV2 (Sandler et al. 2018), with the parameter names of torchvision; the residual streams are pruned as a whole.</summary>
[Prunable("3x224x224", Residual = ResidualTreatment.Stream)]
public sealed partial class MobileNetV2 : Module<Tensor, Tensor>
{
    /// <summary>Expansion, channels, repetitions and first stride of each stage.</summary>
    private static readonly (int T, int C, int N, int S)[] Stages =
    [
        (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ];

    private readonly Sequential features;
    private readonly Sequential classifier;

    public MobileNetV2(int num_classes = 1000, double width_mult = 1.0, int round_nearest = 8, double dropout = 0.2) : base(nameof(MobileNetV2))
    {
        var input_channel = MakeDivisible(32 * width_mult, round_nearest);
        var last_channel = MakeDivisible(1280 * Math.Max(1.0, width_mult), round_nearest);
        var layers = new List<Module<Tensor, Tensor>> { new ConvNormActivation(3, input_channel, stride: 2) };
        foreach (var (t, c, n, s) in Stages)
        {
            var output_channel = MakeDivisible(c * width_mult, round_nearest);
            for (var i = 0; i < n; i++)
            {
                layers.Add(new InvertedResidual(input_channel, output_channel, i == 0 ? s : 1, t));
                input_channel = output_channel;
            }
        }
        layers.Add(new ConvNormActivation(input_channel, last_channel, kernel: 1));
        features = Sequential(layers);
        classifier = Sequential(Dropout(dropout), Linear(last_channel, num_classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = features.call(input);
        x = functional.adaptive_avg_pool2d(x, (1, 1));
        return classifier.call(x.reshape(x.shape[0], -1));
    }

    private static long MakeDivisible(double value, int divisor)
    {
        var rounded = Math.Max(divisor, (long)(value + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * value ? rounded + divisor : rounded;
    }

    /// <summary>Convolution, norm and ReLU6.</summary>
    private sealed class ConvNormActivation : Sequential
    {
        public ConvNormActivation(long from, long to, long kernel = 3, long stride = 1, long groups = 1)
            : base(Conv2d(from, to, kernel, stride, (kernel - 1) / 2, groups: groups, bias: false), BatchNorm2d(to), ReLU6(inplace: true))
        {
        }
    }

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly bool use_res_connect;
        private readonly Sequential conv;

        public InvertedResidual(long inp, long oup, long stride, long expand_ratio) : base(nameof(InvertedResidual))
        {
            if (stride is < 1 or > 2)
                throw new ArgumentOutOfRangeException(nameof(stride));
            var hidden = (long)Math.Round((double)inp * expand_ratio);
            use_res_connect = stride == 1 && inp == oup;
            var layers = new List<Module<Tensor, Tensor>>();
            if (expand_ratio != 1)
                layers.Add(new ConvNormActivation(inp, hidden, kernel: 1));
            layers.AddRange(new Module<Tensor, Tensor>[]
            {
                new ConvNormActivation(hidden, hidden, stride: stride, groups: hidden),
                Conv2d(hidden, oup, 1, 1, 0, bias: false),
                BatchNorm2d(oup),
            });
            conv = Sequential(layers);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => use_res_connect ? x + conv.call(x) : conv.call(x);
    }
}
