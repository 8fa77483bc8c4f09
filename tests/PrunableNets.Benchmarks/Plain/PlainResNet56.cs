using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks.Plain;

/// <summary>ResNet-56 for CIFAR as a TorchSharp user writes it who wants gates in it, without our library: <c>forward</c> takes them or null.</summary>
internal sealed class PlainResNet56 : Module<Tensor, Tensor[]?, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(3, 16, 3, padding: 1, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(16);
    private readonly ModuleList<Block> blocks = [];
    private readonly Linear linear = Linear(64, 10);

    public PlainResNet56() : base(nameof(PlainResNet56))
    {
        long inputs = 16;
        foreach (var width in new long[] { 16, 32, 64 })
        {
            for (var i = 0; i < 9; i++)
            {
                blocks.Add(new Block(inputs, width, i == 0 && width > 16 ? 2 : 1));
                inputs = width;
            }
        }
        RegisterComponents();
    }

    /// <summary>Gated channels: conv1 and conv2 of every block.</summary>
    public long[] Sizes => [.. blocks.SelectMany(static b => new[] { b.Width, b.Width })];

    /// <summary>FLOPs in AutoBot's convention, gate sums for widths.</summary>
    public Tensor Flops(IReadOnlyList<Tensor> gates)
    {
        Tensor flops = 1024 * (3 * 9 * 16 + 2 * 16) + 64 * (64 + 1) + 64 * 10.0;
        double pixels = 1024, inputs = 16;
        for (var i = 0; i < blocks.Count; i++)
        {
            pixels /= blocks[i].Stride * blocks[i].Stride;
            var (first, second) = (gates[2 * i].sum(), gates[2 * i + 1].sum());
            flops += pixels * ((9 * inputs + 2) * first + 9 * first * second + 2 * second);
            inputs = blocks[i].Width;
        }
        return flops;
    }

    public override Tensor forward(Tensor x, Tensor[]? gates)
    {
        x = functional.relu(bn1.call(conv1.call(x)));
        for (var i = 0; i < blocks.Count; i++)
            x = blocks[i].call(x, gates?[2 * i], gates?[2 * i + 1]);
        return linear.call(x.mean([2, 3]));
    }

    /// <summary>Two 3x3 convolutions and an option-A shortcut.</summary>
    private sealed class Block : Module<Tensor, Tensor?, Tensor?, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly long padding;

        public Block(long inputs, long width, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(inputs, width, 3, stride, 1, bias: false);
            bn1 = BatchNorm2d(width);
            conv2 = Conv2d(width, width, 3, 1, 1, bias: false);
            bn2 = BatchNorm2d(width);
            (padding, Width, Stride) = ((width - inputs) / 2, width, stride);
            RegisterComponents();
        }

        public long Width { get; }

        public long Stride { get; }

        public override Tensor forward(Tensor x, Tensor? first, Tensor? second)
        {
            var y = functional.relu(bn1.call(conv1.call(x)));
            if (first is not null)
                y = y * first.view(-1, 1, 1);
            y = bn2.call(conv2.call(y));
            if (second is not null)
                y = y * second.view(-1, 1, 1);
            if (padding > 0)
                x = functional.pad(x[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(step: Stride), TensorIndex.Slice(step: Stride)], [0, 0, 0, 0, padding, padding]);
            return functional.relu(y + x);
        }
    }
}
