using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>Residual branches of every kind, each of which may go whole; and the same network without them.</summary>
[Prunable("3x8x8", Name = "Deep", MinChannels = 0, Arguments = ["abcdef"])]
[Prunable("3x8x8", Name = "Shallow", MinChannels = 0, Arguments = [""])]
public sealed partial class DepthNetwork : Module<Tensor, Tensor>
{
    private const int Width = 8;
    private readonly Conv2d stem = Conv2d(3, Width, 3, padding: 1);
    private readonly ModuleList<Module<Tensor, Tensor>> blocks = new();
    private readonly Module<Tensor, Tensor> projection = new Projection(Width, 12);
    private readonly Linear head = Linear(12, 5);

    public DepthNetwork(string kinds) : base(nameof(DepthNetwork))
    {
        foreach (var kind in kinds)
        {
            Module<Tensor, Tensor> block = kind switch
            {
                'a' => new PostNorm(Width),
                'b' => new PreNorm(Width),
                'c' => new SqueezeExcitation(Width),
                'd' => new Nested(Width),
                'e' => new Tokens(Width),
                _ => new PostNorm(Width),
            };
            blocks.Add(block);
        }
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(stem.call(input));
        foreach (var block in blocks)
            x = block.call(x);
        return head.call(projection.call(x).mean([2, 3]));
    }

    private sealed class PostNorm : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1;
        private readonly BatchNorm2d norm1;
        private readonly Conv2d conv2;
        private readonly BatchNorm2d norm2;
        private readonly ReLU act = ReLU(inplace: true);

        public PostNorm(int width) : base(nameof(PostNorm))
        {
            (conv1, norm1) = (Conv2d(width, 6, 3, padding: 1), BatchNorm2d(6));
            (conv2, norm2) = (Conv2d(6, width, 3, padding: 1), BatchNorm2d(width));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => act.call(x + norm2.call(conv2.call(act.call(norm1.call(conv1.call(x))))));
    }

    private sealed class PreNorm : Module<Tensor, Tensor>
    {
        private readonly Sequential branch;

        public PreNorm(int width) : base(nameof(PreNorm))
        {
            branch = Sequential(BatchNorm2d(width), ReLU(), Conv2d(width, 7, 3, padding: 1), Dropout(0.1), Conv2d(7, width, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => branch.call(x) + x;
    }

    private sealed class SqueezeExcitation : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly Conv2d squeeze;
        private readonly Conv2d excite;

        public SqueezeExcitation(int width) : base(nameof(SqueezeExcitation))
        {
            (conv, squeeze, excite) = (Conv2d(width, width, 3, padding: 1), Conv2d(width, 3, 1), Conv2d(3, width, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = conv.call(x);
            var scale = functional.sigmoid(excite.call(functional.relu(squeeze.call(functional.adaptive_avg_pool2d(y, [1, 1])))));
            return x + y * scale;
        }
    }

    private sealed class Nested : Module<Tensor, Tensor>
    {
        private readonly Conv2d first;
        private readonly Conv2d inner;
        private readonly Conv2d last;

        public Nested(int width) : base(nameof(Nested))
        {
            (first, inner, last) = (Conv2d(width, 6, 1), Conv2d(6, 6, 3, padding: 1), Conv2d(6, width, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = first.call(x);
            return x + last.call(functional.relu(y + inner.call(y)));
        }
    }

    private sealed class Tokens : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm;
        private readonly Linear up;
        private readonly Linear down;
        private readonly Parameter scale;

        public Tokens(int width) : base(nameof(Tokens))
        {
            (norm, up, down) = (LayerNorm(width), Linear(width, 10), Linear(10, width));
            scale = new Parameter(full(width, 0.5));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var tokens = x.flatten(2).transpose(1, 2);
            tokens = tokens + down.call(functional.gelu(up.call(norm.call(tokens)))) * scale;
            return tokens.transpose(1, 2).reshape(-1, Width, 8, 8);
        }
    }

    private sealed class Projection : Module<Tensor, Tensor>
    {
        private readonly Sequential branch;
        private readonly Conv2d shortcut;

        public Projection(int from, int to) : base(nameof(Projection))
        {
            branch = Sequential(Conv2d(from, 9, 3, stride: 2, padding: 1), BatchNorm2d(9), ReLU(), Conv2d(9, to, 3, padding: 1));
            shortcut = Conv2d(from, to, 1, stride: 2);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.relu(branch.call(x) + shortcut.call(x));
    }
}
