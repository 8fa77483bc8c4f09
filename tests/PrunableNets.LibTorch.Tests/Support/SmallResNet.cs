using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.LibTorch.Tests.Support;

/// <summary>A CIFAR ResNet in the idioms of ordinary TorchSharp code: it must compile and train unchanged.</summary>
internal sealed class SmallResNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv1;
    private readonly Module<Tensor, Tensor> bn1;
    private readonly Sequential layers;
    private readonly Module<Tensor, Tensor> pool = AdaptiveAvgPool2d((1, 1));
    private readonly Linear fc;

    internal SmallResNet(int blocks, int width, int classes) : base(nameof(SmallResNet))
    {
        conv1 = Conv2d(3, width, 3, padding: 1, bias: false);
        bn1 = BatchNorm2d(width);
        var list = new List<Module<Tensor, Tensor>>();
        long channels = width;
        for (var stage = 0; stage < 2; stage++)
            for (var block = 0; block < blocks; block++)
            {
                var stride = stage > 0 && block == 0 ? 2 : 1;
                list.Add(new Block(channels, width << stage, stride));
                channels = width << stage;
            }
        layers = Sequential(list);
        fc = Linear(channels, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(bn1.call(conv1.call(input)));
        x = layers.call(x);
        x = pool.call(x).flatten(1);
        return fc.call(x).MoveToOuterDisposeScope();
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly long stride;
        private readonly long added;

        internal Block(long inputs, long outputs, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(inputs, outputs, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(outputs);
            conv2 = Conv2d(outputs, outputs, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(outputs);
            (this.stride, added) = (stride, outputs - inputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = functional.relu(bn1.call(conv1.call(input)));
            x = bn2.call(conv2.call(x));
            var shortcut = input;
            if (stride != 1)
                shortcut = input[TensorIndex.Ellipsis, TensorIndex.Slice(step: stride), TensorIndex.Slice(step: stride)];
            if (added > 0)
                shortcut = functional.pad(shortcut, new long[] { 0, 0, 0, 0, added / 2, added - added / 2 });
            return functional.relu(x + shortcut).MoveToOuterDisposeScope();
        }
    }
}
