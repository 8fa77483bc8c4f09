using System.Collections.Generic;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>A CIFAR ResNet-20 with projection shortcuts and squeeze-and-excitation in every block (Hu et al. 2018), reduction 4.</summary>
[Prunable("3x32x32")]
public sealed partial class SeResNet20 : Module<Tensor, Tensor>
{
    private readonly Sequential stem = Sequential(("conv", Conv2d(3, 16, 3, padding: 1, bias: false)), ("norm", BatchNorm2d(16)), ("act", ReLU()));
    private readonly ModuleList<Module<Tensor, Tensor>> blocks = new();
    private readonly Linear head;

    public SeResNet20() : base(nameof(SeResNet20))
    {
        var from = 16L;
        foreach (var (width, stride) in new (long, long)[] { (16, 1), (32, 2), (64, 2) })
        {
            for (var i = 0; i < 3; i++)
            {
                blocks.Add(new Block(from, width, i == 0 ? stride : 1));
                from = width;
            }
        }
        head = Linear(from, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = stem.call(input);
        for (var i = 0; i < blocks.Count; i++)
            x = blocks[i].call(x);
        return head.call(x.mean([2, 3]));
    }

    /// <summary>A weight in (0, 1) for each channel, from the means of all channels.</summary>
    private sealed class SqueezeExcitation : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> pool = AdaptiveAvgPool2d(1);
        private readonly Module<Tensor, Tensor> fc1;
        private readonly Module<Tensor, Tensor> fc2;

        public SqueezeExcitation(long channels, long reduction) : base("SE")
        {
            fc1 = Linear(channels, channels / reduction);
            fc2 = Linear(channels / reduction, channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var scale = Scale(x);
            return scale * x;
        }

        private Tensor Scale(Tensor x)
        {
            using var pooled = pool.call(x).squeeze(-1).squeeze(-1);
            return sigmoid(fc2.call(functional.relu(fc1.call(pooled)))).unsqueeze(-1).unsqueeze(-1);
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d norm1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d norm2;
        private readonly SqueezeExcitation se;
        private readonly Module<Tensor, Tensor> shortcut;

        public Block(long from, long to, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(from, to, (3, 3), stride: (stride, stride), padding: (1, 1), bias: false);
            norm1 = BatchNorm2d(to);
            conv2 = Conv2d(to, to, (3, 3), padding: (1, 1), bias: false);
            norm2 = BatchNorm2d(to);
            se = new SqueezeExcitation(to, reduction: 4);
            shortcut = stride == 1 && from == to ? Identity() : Sequential(new List<Module<Tensor, Tensor>> { Conv2d(from, to, 1, stride: stride, bias: false), BatchNorm2d(to) });
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = functional.relu(norm1.call(conv1.call(x)));
            y = se.call(norm2.call(conv2.call(y)));
            return functional.relu(y.add(shortcut.call(x)));
        }
    }
}
