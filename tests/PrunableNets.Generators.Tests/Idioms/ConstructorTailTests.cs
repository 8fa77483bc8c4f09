using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 17 to 20: names, registration, initialisation of weights, tensors made in the constructor.</summary>
public sealed class ConstructorTailTests
{
    [Fact]
    public void Idiom17InterpolatedNamesAndLoweredKeys() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private static readonly Dictionary<string, long> _channels = new() { { "vgg11", 8 }, { "vgg13", 9 } };
            private readonly Sequential layers = Sequential();
            public Net(string name = "VGG11") : base(name)
            {
                for (var i = 1; i <= 2; i++)
                    layers.append($"conv2d-{i}a", Conv2d(i == 1 ? 3 : _channels[name.ToLower()], _channels[name.ToLower()], 1));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """, (8 * 3 * 64) + (8 * 8 * 64), "layers.conv2d-1a 8");

    [Fact]
    public void Idiom18ModulesRegisteredByNameAndCodeAfterwards() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d last;
            private int steps = 1;
            private Module<Tensor, Tensor> Extra => (Module<Tensor, Tensor>)children().First();
            public Net() : base("Net")
            {
                register_module("features", Conv2d(3, 8, 1));
                last = Conv2d(8, 2, 1);
                RegisterComponents();
                init.constant_(last.bias, 0.5);
                steps++;
            }
            public override Tensor forward(Tensor input) => last.call(Extra.call(input) * steps);
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "features 8");

    [Theory]
    [InlineData("last.weight!.normal_(0, 0.02);")]
    [InlineData("last.weight!.uniform_(-0.1, 0.1); last.bias!.fill_(1);")]
    [InlineData("using (no_grad()) last.weight!.copy_(torch.ones(2, 8, 1, 1)); last.bias!.zero_();")]
    [InlineData("scale = new Parameter(torch.empty(8, 1, 1).normal_(1, 0.02), requires_grad: false);")]
    [InlineData("var (fanIn, fanOut) = init.CalculateFanInAndFanOut(last.weight!); var bound = Math.Sqrt(fanIn + fanOut); last.weight!.uniform_(-bound, bound);")]
    [InlineData("var (fanIn, _) = init.CalculateFanInAndFanOut(torch.empty(2, 8, 3, 3)); scale = Parameter(torch.ones(fanIn - 64, 1, 1));")]
    public void InitialValuesInPlace(string initialisation) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            private readonly Parameter scale = Parameter(torch.ones(8, 1, 1));
            public Net() : base("Net")
            {
                {{initialisation}}
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(first.call(input) * scale);
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "first 8");

    [Fact]
    public void Idiom19InitialisationOfWeights() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first = Conv2d(3, 8, 1).to(CPU);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net(Device? device = null, string? weights = null) : base("Net")
            {
                RegisterComponents();
                if (string.IsNullOrEmpty(weights))
                {
                    foreach (var (_, m) in named_modules())
                    {
                        switch (m)
                        {
                            case Conv2d conv:
                                init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
                                break;
                            case BatchNorm2d norm:
                                init.constant_(norm.weight, 1);
                                break;
                        }
                    }
                    foreach (var m in modules())
                        if (m is Linear linear)
                            init.normal_(linear.weight, 0, 0.01);
                }
                else
                {
                    this.load(weights);
                }
                if (device != null && device.type != DeviceType.CPU)
                    this.to(device);
                if (first.out_channels != last.in_channels)
                    throw new ArgumentException("widths differ");
            }
            public override Tensor forward(Tensor input) => last.call(first.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "first 8");

    [Fact]
    public void Idiom20LinqAndIndicesFromTheEnd() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            private readonly Conv2d last;
            public Net() : base("Net")
            {
                var planes = (from i in Enumerable.Range(1, 2) select 4L * i).ToArray();
                layers = Sequential(planes.Select((p, i) => (Module<Tensor, Tensor>)Conv2d(i == 0 ? 3 : planes[i - 1], p, 1)).ToArray());
                last = Conv2d(planes[^1], 2, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(layers.call(input));
        }
        """, (4 * 3 * 64) + (8 * 4 * 64) + (2 * 8 * 64), "layers.0 4", "layers.1 8");

    [Fact]
    public void Idiom18ModuleDict() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly ModuleDict<Module<Tensor, Tensor>> parts = new();
            public Net() : base("Net")
            {
                parts.Add(("stem", Conv2d(3, 8, 1)));
                parts.Add(("head", Conv2d(8, 2, 1)));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => parts["head"].call(parts["stem"].call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "parts.stem 8");

    [Fact]
    public void Idiom18ParametersAndBuffers() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            private readonly Parameter scale = Parameter(torch.ones(1, 8, 1, 1));
            private readonly Tensor mean;
            public Net() : base("Net")
            {
                mean = torch.ones(1, 3, 1, 1);
                register_buffer("mean", mean);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(conv.call(input - mean) * scale);
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "conv 8");

    [Fact]
    public void ALayerThatForwardNeverCalls() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            private readonly Linear auxiliary = Linear(8, 10);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(conv.call(input));
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "conv 8");

    [Theory]
    [InlineData("private readonly ModuleDict<Module<Tensor, Tensor>> parts = new();", "{|PRN1005:parts[\"stem\"]|} = Conv2d(3, 8, 1);")]
    [InlineData("private readonly ParameterDict parts = new();", "{|PRN1005:parts[\"stem\"]|} = new Parameter(torch.ones(8));")]
    public void NewKeysOfDictionaries(string members, string constructor) =>
        Refusal.Expect(Refusal.Net(constructor: constructor, members: members), "throws for a key that is new; write Add(\"stem\", ...)");

    [Fact]
    public void LayersUnderTheirOwnNamesAndInASequence() => EvaluatedNetwork.Expect("""
        [Prunable("16")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Linear a, b;
            private readonly Sequential all;
            public Net() : base("Net")
            {
                a = Linear(16, 12);
                b = Linear(12, 3);
                all = Sequential(("a", a), ("r", ReLU()), ("b", b));
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => all.call(x);
        }
        """, (16 * 12) + (12 * 3), "a 12");

    [Fact]
    public void ABlockInTwoPlaces() => EvaluatedNetwork.Expect("""
        [Prunable("16")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential encoder, decoder;
            private readonly Parameter scale, again;
            public Net() : base("Net")
            {
                var shared = Sequential(Linear(16, 12), ReLU(), Identity(), Linear(12, 16));
                encoder = Sequential(("body", shared), ("act", Tanh()));
                decoder = Sequential(("body", shared), ("head", Linear(16, 3)));
                scale = new Parameter(torch.randn(16));
                again = scale;
                RegisterComponents();
            }
            public override Tensor forward(Tensor x) => decoder.call(encoder.call(x) * scale * again);
        }
        """, (4 * 16 * 12) + (16 * 3), "encoder.body.0 12");

    [Fact]
    public void ALayerUnderTwoNames() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            private readonly Conv2d same;
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net")
            {
                conv = Conv2d(3, 8, 1);
                same = conv;
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => last.call(same.call(input) + conv.call(input));
        }
        """, (2 * 8 * 3 * 64) + (2 * 8 * 64), "conv 8");
}
