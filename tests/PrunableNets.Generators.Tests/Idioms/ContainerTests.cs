using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 8 to 10: Sequential in all its forms, lists of modules, loops over configurations.</summary>
public sealed class ContainerTests
{
    private const long Macs = (8 * 3 * 64) + (4 * 8 * 64);

    [Theory]
    [InlineData("Sequential(Conv2d(3, 8, 1), ReLU(), Conv2d(8, 4, 1))", "layers.0 8")]
    [InlineData("Sequential((\"a\", Conv2d(3, 8, 1)), (\"act\", ReLU()), (\"b\", Conv2d(8, 4, 1)))", "layers.a 8")]
    [InlineData("Sequential(new List<Module<Tensor, Tensor>> { Conv2d(3, 8, 1), ReLU(), Conv2d(8, 4, 1) })", "layers.0 8")]
    [InlineData("Sequential(new List<(string, Module<Tensor, Tensor>)> { (\"a\", Conv2d(3, 8, 1)), (\"b\", Conv2d(8, 4, 1)) })", "layers.a 8")]
    [InlineData("Sequential(new Dictionary<string, Module<Tensor, Tensor>> { [\"a\"] = Conv2d(3, 8, 1), [\"b\"] = Conv2d(8, 4, 1) }.Values)", "layers.0 8")]
    [InlineData("Sequential(Sequential(Conv2d(3, 8, 1), ReLU()), Sequential(Conv2d(8, 4, 1)))", "layers.0.0 8")]
    [InlineData("Sequential().append(Conv2d(3, 8, 1)).append(Conv2d(8, 4, 1))", "layers.0 8")]
    [InlineData("Sequential().append(\"a\", Conv2d(3, 8, 1)).append(\"b\", Conv2d(8, 4, 1))", "layers.a 8")]
    public void Idiom08Sequential(string layers, string group) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            public Net() : base("Net")
            {
                layers = {{layers}};
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """, Macs, group);

    /// <summary>A <c>Sequential</c> registers its modules, and leaves what is in their fields to them; lists and fields register both.</summary>
    [Theory]
    [InlineData("Sequential(new Block(3, 8), Conv2d(8, 4, 1))")]
    [InlineData("Sequential((\"b\", new Block(3, 8)), (\"c\", Conv2d(8, 4, 1)))")]
    [InlineData("Sequential().append(new Block(3, 8)).append(\"c\", Conv2d(8, 4, 1))")]
    [InlineData("Sequential(Sequential(new Block(3, 8)), Conv2d(8, 4, 1))")]
    [InlineData("new Chain()")]
    public void BlocksThatRegisterByHand(string layers) => EvaluatedNetwork.Expect($$"""
        public sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Conv2d _conv;
            public Block(long from, long to) : base("Block")
            {
                _conv = Conv2d(from, to, 1);
                register_module("conv", _conv);
            }
            public override Tensor forward(Tensor x) => _conv.call(x).relu();
        }

        public sealed class Chain : Sequential
        {
            public Chain() : base(Array.Empty<(string, Module<Tensor, Tensor>)>())
            {
                append("b", new Block(3, 8));
                append(Conv2d(8, 4, 1));
            }
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            private readonly ModuleList<Module<Tensor, Tensor>> list = ModuleList<Module<Tensor, Tensor>>(new Block(4, 5));
            private readonly Block own = new(5, 6);
            public Net() : base("Net")
            {
                layers = {{layers}};
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => own.call(list[0].call(layers.call(input)));
        }
        """, Macs + (((4 * 5) + (5 * 6)) * 64), $"layers.{(layers.Contains("\"b\"") || layers == "new Chain()" ? "b" : layers.Contains("Sequential(Sequential") ? "0.0" : "0")}.conv 8", $"layers.{(layers.Contains("\"c\"") ? "c" : "1")} 4", "list.0.conv 5");

    [Fact]
    public void Idiom09ListThatGrows() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> layers;
            public Net() : base("Net")
            {
                var modules = new List<Module<Tensor, Tensor>> { Conv2d(3, 8, 1) };
                modules.Add(ReLU());
                modules.AddRange(new List<Module<Tensor, Tensor>> { Conv2d(8, 4, 1), BatchNorm2d(4) });
                modules.Insert(1, BatchNorm2d(8));
                layers = Sequential(modules.ToArray());
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """, Macs, "layers.0 8");

    [Fact]
    public void Idiom10LoopsOverConfigurations() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private static readonly long[] Widths = new long[] { 8, 0, 6 };
            private readonly Sequential features;
            private readonly Sequential tail;
            public Net() : base("Net")
            {
                var layers = new List<(string, Module<Tensor, Tensor>)>();
                long channels = 3;
                for (var i = 0; i < Widths.Length; i++)
                {
                    if (Widths[i] == 0)
                    {
                        layers.Add(($"pool{i}", AvgPool2d(2)));
                        continue;
                    }
                    layers.Add(($"conv{i}", Conv2d(channels, Widths[i], 3, stride: i == 0 ? 1 : 2, padding: 1)));
                    channels = Widths[i];
                }
                features = Sequential(layers);
                var more = new List<Module<Tensor, Tensor>>();
                foreach (var row in new long[][] { new long[] { 6, 4 }, new long[] { 4, 2 } })
                    more.Add(Conv2d(row[0], row[1], 1));
                tail = Sequential(more);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => tail.call(features.call(input));
        }
        """, (8 * 27 * 64) + (6 * 72 * 4) + (4 * 6 * 4) + (2 * 4 * 4), "features.conv0 8", "features.conv2 6", "tail.0 4");
}
