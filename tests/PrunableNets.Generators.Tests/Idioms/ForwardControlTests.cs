using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 28 to 30: control flow, tuples, and what newer C# adds.</summary>
public sealed class ForwardControlTests
{
    [Fact]
    public void Idiom28FieldsAndNullModulesDecide() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleList<Module<Tensor, Tensor>> blocks = new();
            private readonly Module<Tensor, Tensor>? extra = null;
            private readonly Conv2d last = Conv2d(8, 2, 1);
            private readonly bool transform_input = true;
            private readonly int depth = 2;
            public Net() : base("Net")
            {
                blocks.Add(Conv2d(3, 8, 1));
                blocks.Add(Conv2d(8, 8, 1));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input)
            {
                var x = transform_input ? input * 0.5 : input;
                for (var i = 0; i < depth; i++)
                    x = blocks[i].call(x);
                if (extra is not null)
                    x = extra.call(x);
                var count = 0;
                while (count < 2)
                {
                    count++;
                    x = functional.relu(x);
                }
                foreach (Conv2d conv in blocks)
                    if (conv.in_channels == 8)
                        x = conv.call(x);
                return last.call(x);
            }
        }
        """, (8 * 3 * 64) + (2 * 8 * 8 * 64) + (2 * 8 * 64), "blocks.0 8");

    [Fact]
    public void Idiom29TuplesAndDiscards() => EvaluatedNetwork.Expect("""
        public sealed class WithLength : Module<Tensor, long, (Tensor, long)>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            public WithLength() : base("WithLength") => RegisterComponents();
            public override (Tensor, long) forward(Tensor x, long length) => (conv.call(x), length / 2);
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly WithLength layer = new();
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                long length = 8;
                Tensor x;
                (x, length) = layer.call(input, length);
                var (y, (_, n)) = (x, (length, length * 2));
                (y, _) = Twice(y, n);
                return last.call(y);
            }
            private static (Tensor tensor, long size) Twice(Tensor x, long n)
            {
                var pair = (tensor: x * 2, size: n);
                return (pair.tensor, pair.size);
            }
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "layer.conv 8");

    [Fact]
    public void Idiom30SwitchExpressionsAndCollectionExpressions() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            public Net(string kind = "wide", int level = 3) : base("Net")
            {
                var width = (kind, level) switch { ("wide", > 2) => 8, ("wide", _) => 6, _ => 4 };
                List<Module<Tensor, Tensor>> start = [Conv2d(3, width, 1), ReLU()];
                Module<Tensor, Tensor>[] all = [.. start, Conv2d(width, 2, 1)];
                layers = Sequential(all);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "layers.0 8");

    [Fact]
    public void Idiom30GenericBlocksAndRecords() => EvaluatedNetwork.Expect("""
        public sealed record Config(long Width, int Stride);

        public sealed class Wrapped<T> : Module<Tensor, Tensor> where T : Module<Tensor, Tensor>
        {
            private readonly T inner;
            public Wrapped(T inner) : base("Wrapped")
            {
                this.inner = inner;
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => inner.call(x);
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Wrapped<Conv2d> stem;
            private readonly Conv2d last;
            public Net() : base("Net")
            {
                var config = new Config(8, 1);
                stem = new Wrapped<Conv2d>(Conv2d(3, config.Width, 1, stride: config.Stride));
                last = Conv2d(config.Width, 2, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(stem.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "stem.inner 8");
}
