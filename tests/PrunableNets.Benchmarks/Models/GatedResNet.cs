using System.Collections.Generic;
using PrunableNets.Tests;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks;

/// <summary>
/// A gated CIFAR ResNet with option-A shortcuts (ResNet-56: nine blocks a stage), written by hand: what generated code is measured against.
/// </summary>
internal sealed class GatedResNet : GatedModule
{
    private readonly Conv2d conv1 = Conv2d(3, 16, 3, 1, 1, bias: false);
    private readonly BatchNorm2d bn1 = BatchNorm2d(16);
    private readonly List<Block> blocks = [];
    private readonly Linear linear = Linear(64, 10);

    public GatedResNet(Architecture architecture, int blocksPerStage) : base("GatedResNet", architecture)
    {
        register_module("conv1", conv1);
        register_module("bn1", bn1);
        foreach (var shape in ResNetArchitecture.Blocks(blocksPerStage))
        {
            blocks.Add(new Block(shape));
            register_module(shape.Name, blocks[^1]);
        }
        register_module("linear", linear);
    }

    public override Tensor forward(Tensor x)
    {
        var gates = Gates.Split();
        x = functional.relu(bn1.call(conv1.call(x)));
        for (var i = 0; i < blocks.Count; i++)
            x = blocks[i].Forward(x, gates[2 * i], gates[2 * i + 1]);
        return linear.call(x.mean([2, 3]));
    }

    private sealed class Block : Module
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d bn1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d bn2;
        private readonly ResNetBlock shape;

        public Block(ResNetBlock shape) : base(shape.Name)
        {
            this.shape = shape;
            conv1 = Conv2d(shape.Inputs, shape.Outputs, 3, shape.Stride, 1, bias: false);
            bn1 = BatchNorm2d(shape.Outputs);
            conv2 = Conv2d(shape.Outputs, shape.Outputs, 3, 1, 1, bias: false);
            bn2 = BatchNorm2d(shape.Outputs);
            RegisterComponents();
        }

        public Tensor Forward(Tensor x, Tensor gate1, Tensor gate2)
        {
            var y = ChannelGates.Apply(functional.relu(bn1.call(conv1.call(x))), gate1, 1);
            y = ChannelGates.Apply(bn2.call(conv2.call(y)), gate2, 1);
            if (shape.Inputs != shape.Outputs)
            {
                var added = (shape.Outputs - shape.Inputs) / 2;
                x = functional.pad(x[.., .., TensorIndex.Slice(step: 2), TensorIndex.Slice(step: 2)], [0, 0, 0, 0, added, added]);
            }
            return functional.relu(y + x);
        }
    }
}
