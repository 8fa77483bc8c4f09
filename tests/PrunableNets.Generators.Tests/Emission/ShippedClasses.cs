namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Small networks whose shipped classes are golden files, a construct each.</summary>
internal static class ShippedClasses
{
    /// <summary>Six equal layers of attention and a perceptron in a list; a plan removes heads.</summary>
    public const string Transformer = """
        [Prunable("8x16")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> layers = new();
            private readonly LayerNorm norm = LayerNorm(16, eps: 1e-6);
            private readonly Linear head = Linear(16, 3);
            public Net() : base("Net")
            {
                for (var i = 0; i < 6; i++)
                    layers.Add(new Layer(16));
                RegisterComponents();
            }
            public override Tensor forward(Tensor x)
            {
                foreach (var layer in layers)
                    x = layer.call(x);
                return head.call(norm.call(x).mean(new long[] { 1 }));
            }
            private sealed class Layer : Module<Tensor, Tensor>
            {
                private readonly LayerNorm norm1, norm2;
                private readonly Attention attention;
                private readonly Sequential mlp;
                public Layer(long width) : base("Layer")
                {
                    (norm1, norm2) = (LayerNorm(width), LayerNorm(width));
                    attention = new Attention(width);
                    mlp = Sequential(("fc1", Linear(width, 2 * width)), ("act", GELU()), ("fc2", Linear(2 * width, width)));
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x)
                {
                    x = x + attention.call(norm1.call(x));
                    return x + mlp.call(norm2.call(x));
                }
            }
            private sealed class Attention : Module<Tensor, Tensor>
            {
                private readonly Linear q, k, v, projection;
                public Attention(long width) : base("Attention")
                {
                    (q, k, v, projection) = (Linear(width, width), Linear(width, width), Linear(width, width), Linear(width, width));
                    RegisterComponents();
                }
                private static Tensor Heads(Tensor t) => t.view(t.shape[0], 8, 4, 4).transpose(1, 2);
                public override Tensor forward(Tensor x)
                {
                    var scores = Heads(q.call(x)).matmul(Heads(k.call(x)).transpose(-2, -1)) / 2.0;
                    var mixed = scores.softmax(-1).matmul(Heads(v.call(x)));
                    return projection.call(mixed.transpose(1, 2).reshape(x.shape[0], 8, 16));
                }
            }
        }
        """;

    /// <summary>The network of a factory method.</summary>
    public const string Variant = """
        public static partial class Zoo
        {
            [Prunable("3x8x8", Name = "Small")]
            public static Module<Tensor, Tensor> Of() => Sequential(("conv", Conv2d(3, 8, 3, padding: 1)), ("act", ReLU()), ("pool", AdaptiveAvgPool2d(1)), ("flat", Flatten()), ("fc", Linear(8, 2)));
        }
        """;

    public const string TwoInputs = """
        [Prunable("3x8x8", "5")]
        public sealed partial class Net : Module<Tensor, Tensor, Tensor>
        {
            private readonly Fusion fusion = new();
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor image, Tensor facts) => last.call(fusion.call(image, facts));
            private sealed class Fusion : Module<Tensor, Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                private readonly Linear fc = Linear(5, 8);
                public Fusion() : base("Fusion") => RegisterComponents();
                public override Tensor forward(Tensor image, Tensor facts) => conv.call(image) + fc.call(facts).unsqueeze(-1).unsqueeze(-1);
            }
        }
        """;

    /// <summary>A shuffle, of which a plan leaves positions that are no range.</summary>
    public const string KeptIndices = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d deep = Conv2d(8, 8, 3, padding: 1, groups: 8);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x)
            {
                x = conv.call(x);
                var shuffled = x.view(x.shape[0], 2, 4, 8, 8).transpose(1, 2).reshape(x.shape[0], 8, 8, 8);
                return last.call(deep.call(shuffled));
            }
        }
        """;

    public const string TrainingChoice = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block block = new();
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x) => last.call(block.call(x));
            private sealed class Block : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                public Block() : base("Block") => RegisterComponents();
                public override Tensor forward(Tensor x)
                {
                    x = conv.call(x);
                    return training ? functional.dropout(x, 0.2, true) : x * 0.5;
                }
            }
        }
        """;

    public const string OpaqueCall = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly LSTM lstm = LSTM(8, 8, batchFirst: true);
            private readonly Linear last = Linear(8, 2);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x)
            {
                var rows = conv.call(x).flatten(2).transpose(1, 2);
                var (sequence, h, c) = lstm.call(rows);
                return last.call(sequence.select(1, -1));
            }
        }
        """;

    /// <summary>A block with the name of a layer of the library, fields with the names of what is generated.</summary>
    public const string NameClash = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d Widths = torch.nn.Conv2d(3, 8, 1);
            private readonly Sequential scope;
            public Net() : base("Net")
            {
                scope = Sequential(new Linear(8), new Linear(8), torch.nn.Conv2d(8, 2, 1));
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => scope.call(Widths.call(x));
            private sealed class Linear : Module<Tensor, Tensor>
            {
                private readonly Conv2d kept;
                public Linear(long channels) : base("Linear")
                {
                    kept = torch.nn.Conv2d(channels, channels, 1);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => x + kept.call(x);
            }
        }
        """;

    /// <summary>One block that is called as the others are, and one of which a layer is used from outside.</summary>
    public const string Opened = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block first = new(3, 8), second = new(8, 8);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x) => last.call(functional.relu(second.Conv.call(first.call(x))));
            private sealed class Block : Module<Tensor, Tensor>
            {
                public readonly Conv2d Conv;
                public Block(long from, long to) : base("Block")
                {
                    Conv = Conv2d(from, to, 3, padding: 1);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => functional.relu(Conv.call(x));
            }
        }
        """;

    /// <summary>Norms behind a layer in a block and in a container, at the end of a block, in front of a layer, and behind two layers.</summary>
    public const string Norms = """
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential stem = Sequential(Conv2d(3, 8, 3, padding: 1, bias: false), BatchNorm2d(8, eps: 1e-3), ReLU());
            private readonly Block block = new(8);
            private readonly BatchNorm2d twice = BatchNorm2d(8);
            private readonly Conv2d left = Conv2d(8, 8, 1), right = Conv2d(8, 8, 1);
            private readonly Linear head = Linear(8, 2);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x)
            {
                x = block.call(stem.call(x));
                x = twice.call(left.call(x)) + twice.call(right.call(x));
                return head.call(x.mean(new long[] { 2, 3 }));
            }
            private sealed class Block : Module<Tensor, Tensor>
            {
                private readonly BatchNorm2d before, after;
                private readonly Conv2d conv;
                private readonly Projection projection;
                public Block(long channels) : base("Block")
                {
                    before = BatchNorm2d(channels);
                    conv = Conv2d(channels, 2 * channels, 3, padding: 1);
                    after = BatchNorm2d(2 * channels);
                    projection = new Projection(2 * channels, channels);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x)
                {
                    var y = after.call(conv.call(before.call(x).relu())).relu();
                    return x + projection.call(y);
                }
            }
            private sealed class Projection : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv;
                private readonly BatchNorm2d norm;
                public Projection(long from, long to) : base("Projection")
                {
                    conv = Conv2d(from, to, 1, bias: false);
                    norm = BatchNorm2d(to, affine: false);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => norm.call(conv.call(x));
            }
        }
        """;
}
