using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 1 to 6 of TorchSharp model code: how classes are declared.</summary>
public sealed class ClassShapeTests
{
    [Fact]
    public void Idiom01ModuleOfTensorToTensor() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1 = Conv2d(3, 8, 3, padding: 1);
            private readonly Conv2d conv2 = Conv2d(8, 4, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => conv2.call(functional.relu(conv1.call(input)));
        }
        """, (8 * 27 * 64) + (4 * 8 * 64), "conv1 8");

    [Fact]
    public void Idiom01LayersInTheBaseCallOfASequential() => EvaluatedNetwork.Expect("""
        public sealed class ConvBlock : Sequential
        {
            public ConvBlock(long input, long output) : base(("conv", Conv2d(input, output, 3, padding: 1)), ("norm", BatchNorm2d(output)), ("relu", ReLU()))
            {
            }
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly ConvBlock first = new(3, 8);
            private readonly ConvBlock second = new(8, 6);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => second.call(first.call(input));
        }
        """, (8 * 27 * 64) + (6 * 8 * 9 * 64), "first.conv 8");

    [Fact]
    public void Idiom01AbstractBaseClass() => EvaluatedNetwork.Expect("""
        public abstract class Backbone : Module<Tensor, Tensor>
        {
            protected readonly Conv2d stem;
            protected Backbone(string name, long width) : base(name) => stem = Conv2d(3, width, 3, padding: 1);
            protected abstract Tensor Head(Tensor x);
            public override Tensor forward(Tensor input) => Head(functional.relu(stem.call(input)));
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Backbone
        {
            private readonly Conv2d head;
            public Net() : base(nameof(Net), 8)
            {
                head = Conv2d(8, 4, 1);
                RegisterComponents();
            }
            protected override Tensor Head(Tensor x) => head.call(x);
        }
        """, (8 * 27 * 64) + (4 * 8 * 64), "stem 8");

    [Fact]
    public void Idiom01ClassWithoutAConstructor() => EvaluatedNetwork.Expect("""
        public abstract class Backbone : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem;
            private readonly Conv2d head;
            protected Backbone(long width = 8) : base("Backbone")
            {
                stem = Conv2d(3, width, 1);
                head = Conv2d(width, 2, 1);
                register_module("stem", stem);
                register_module("head", head);
            }
            public override Tensor forward(Tensor input) => head.call(stem.call(input));
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Backbone;
        """, (8 * 3 * 64) + (2 * 8 * 64), "stem 8");

    [Fact]
    public void Idiom01BlockWithTwoInputsAndATupleResult() => EvaluatedNetwork.Expect("""
        public sealed class Pair : Module<Tensor, Tensor, (Tensor, Tensor)>
        {
            private readonly Conv2d left;
            private readonly Conv2d right;
            public Pair() : base("Pair")
            {
                left = Conv2d(3, 4, 1);
                right = Conv2d(3, 6, 1);
                RegisterComponents();
            }
            public override (Tensor, Tensor) forward(Tensor a, Tensor b) => (left.call(a), right.call(b));
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Pair pair = new();
            private readonly Conv2d last = Conv2d(10, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var (a, b) = pair.call(input, input);
                return last.call(cat(new[] { a, b }, 1));
            }
        }
        """, (4 * 3 * 64) + (6 * 3 * 64) + (2 * 10 * 64), "pair.left 4", "pair.right 6");

    [Fact]
    public void Idiom02NestedPrivateBlocksDeclaredAfterUse() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block block;
            public Net() : base("Net")
            {
                block = new Block(3, 8);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => block.call(input);

            private sealed class Block : Module<Tensor, Tensor>
            {
                private readonly Inner inner;
                private readonly Conv2d conv;
                public Block(long a, long b) : base("Block")
                {
                    inner = new Inner(a, b);
                    conv = Conv2d(b, 4, 1);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => conv.call(inner.call(x));

                private sealed class Inner : Module<Tensor, Tensor>
                {
                    private readonly Conv2d conv;
                    public Inner(long a, long b) : base("Inner")
                    {
                        conv = Conv2d(a, b, 1);
                        RegisterComponents();
                    }
                    public override Tensor forward(Tensor x) => functional.relu(conv.call(x));
                }
            }
        }
        """, (8 * 3 * 64) + (4 * 8 * 64), "block.inner.conv 8");

    [Fact]
    public void Idiom02ClassInTwoParts() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            public Net() : base("Net")
            {
                second = Conv2d(8, 4, 1);
                RegisterComponents();
            }
        }

        public sealed partial class Net
        {
            private readonly Conv2d first = Conv2d(3, 8, 1);
            private readonly Conv2d second;
            public override Tensor forward(Tensor input) => second.call(first.call(input));
        }
        """, (8 * 3 * 64) + (4 * 8 * 64), "first 8");

    [Theory]
    [InlineData("name")]
    [InlineData("\"literal\"")]
    [InlineData("nameof(Block)")]
    public void Idiom03NameOfTheModule(string name) => EvaluatedNetwork.Expect($$"""
        public sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            public Block(string name) : base({{name}})
            {
                conv = Conv2d(3, 8, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => conv.call(x);
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block block = new("block");
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base(nameof(Net)) => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(block.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "block.conv 8");

    [Fact]
    public void Idiom04FieldsOfTheAbstractModuleType() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> conv, norm, act, pool, fc;
            public Net() : base("Net")
            {
                conv = Conv2d(3, 8, 3, padding: 1);
                norm = BatchNorm2d(8);
                act = ReLU();
                pool = MaxPool2d(2);
                fc = Linear(8 * 4 * 4, 10);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => fc.call(pool.call(act.call(norm.call(conv.call(input)))).flatten(1));
        }
        """, (8 * 27 * 64) + (10 * 128), "conv 8");

    [Fact]
    public void Idiom05FieldsInitialisedByFactoriesAndPlainData() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Dictionary<string, long[]> widths = new() { ["small"] = new long[] { 4, 6 }, ["large"] = new long[] { 40, 60 } };
            private readonly long[] strides = new long[] { 1, 2 };
            private readonly Sequential layers = Sequential();
            private readonly ModuleList<Module<Tensor, Tensor>> heads = new ModuleList<Module<Tensor, Tensor>>();
            public Net(string size = "small") : base("Net")
            {
                long channels = 3;
                for (var i = 0; i < strides.Length; i++)
                {
                    layers.append(Conv2d(channels, widths[size][i], 3, stride: strides[i], padding: 1));
                    channels = widths[size][i];
                }
                heads.Add(Conv2d(channels, 2, 1));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => heads[0].call(layers.call(input));
        }
        """, (4 * 27 * 64) + (6 * 4 * 9 * 16) + (2 * 6 * 16), "layers.0 4", "layers.1 6");

    [Fact]
    public void Idiom06StaticsAndConstantsAsSizes() => EvaluatedNetwork.Expect("""
        using F = TorchSharp.torch.nn.functional;

        public sealed class Block : Module<Tensor, Tensor>
        {
            public static int expansion = 2;
            public const int HIDDEN_SIZE = 4;
            private readonly Conv2d conv = torch.nn.Conv2d(3, HIDDEN_SIZE * expansion, 1);
            public Block() : base("Block") => RegisterComponents();
            public override Tensor forward(Tensor x) => F.relu(conv.call(x));
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block block = new();
            private readonly Conv2d last = nn.Conv2d(Block.HIDDEN_SIZE * Block.expansion, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(block.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "block.conv 8");

    [Fact]
    public void Idiom06ComponentNameAttribute() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            [TorchSharp.Utils.ComponentName(Name = "features")]
            private readonly Conv2d _conv = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(_conv.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "features 8");
}
