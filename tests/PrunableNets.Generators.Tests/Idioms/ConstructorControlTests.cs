using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 11 to 16: conditions, helpers, delegates, configuration classes, factories, modules as arguments.</summary>
public sealed class ConstructorControlTests
{
    [Fact]
    public void Idiom11FlagsAndNullableDefaults() => EvaluatedNetwork.Expect("""
        public sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            private readonly Module<Tensor, Tensor>? norm;
            private readonly Module<Tensor, Tensor>? downsample;
            public Block(long input, long output, bool batch_norm = true, bool? bias = null, long? hidden = null, string? weights_file = null) : base("Block")
            {
                if (bias == null)
                    bias = !batch_norm;
                var width = hidden.HasValue ? hidden.Value : output;
                conv = Conv2d(input, width, 1, bias: bias.Value);
                if (batch_norm)
                    norm = BatchNorm2d(width);
                if (input != output)
                    downsample = Conv2d(input, output, 1);
                RegisterComponents();
                if (weights_file != null)
                    load(weights_file);
            }
            public override Tensor forward(Tensor x)
            {
                var y = conv.call(x);
                if (norm is not null)
                    y = norm.call(y);
                if (downsample != null)
                    x = downsample.call(x);
                return functional.relu(x + y);
            }
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Block one = new(3, 8);
            private readonly Block two = new(8, 8, batch_norm: false, hidden: 8);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(two.call(one.call(input)));
        }
        """, (2 * 8 * 3 * 64) + (8 * 8 * 64) + (2 * 8 * 64), "one.conv 8", "one.downsample 8", "two.conv 8");

    [Fact]
    public void Idiom12HelpersThatReturnAndMutate() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> stem;
            private readonly Sequential body = Sequential();
            private long in_planes = 8;
            private int dilation = 1;
            public Net() : base("Net")
            {
                stem = conv_block(3, in_planes);
                MakeLayer(body, 6, 2);
                MakeLayer(body, 4, 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => body.call(stem.call(input));

            private static Module<Tensor, Tensor> conv_block(long a, long b, int stride = 1) => Sequential(("conv", Conv2d(a, b, 3, stride: stride, padding: 1)), ("relu", ReLU()));

            private void MakeLayer(Sequential modules, long planes, int stride)
            {
                this.dilation *= stride;
                modules.append(Conv2d(in_planes, planes, 3, padding: dilation, dilation: dilation));
                in_planes = planes;
            }
        }
        """, (8 * 27 * 64) + (6 * 72 * 64) + (4 * 54 * 64), "stem.conv 8", "body.0 6");

    [Fact]
    public void Idiom13DelegatesForNormAndActivation() => EvaluatedNetwork.Expect("""
        public delegate Module<Tensor, Tensor> BlockFunc(long input, long output, int stride = 1);

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Func<long, Module<Tensor, Tensor>> norm_layer;
            private readonly Sequential layers;
            public Net(Func<long, Module<Tensor, Tensor>>? norm_layer = null, bool hard = true) : base("Net")
            {
                if (norm_layer == null)
                    norm_layer = (f) => BatchNorm2d(f);
                this.norm_layer = norm_layer;
                Func<bool, Module<Tensor, Tensor>> activation_layer = hard ? (inplace) => Hardswish(inplace) : (inplace) => ReLU(inplace);
                BlockFunc block = (a, b, s) => Conv2d(a, b, 3, stride: s, padding: 1);
                BlockFunc named = Pointwise;
                layers = Sequential(block(3, 8), this.norm_layer(8), activation_layer(true), named(8, 4, stride: 2));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(input);
            private static Module<Tensor, Tensor> Pointwise(long a, long b, int stride) => Conv2d(a, b, 1, stride: stride);
        }
        """, (8 * 27 * 64) + (4 * 8 * 16), "layers.0 8");

    [Fact]
    public void Idiom14ConfigurationClassesLocalFunctionsAndTuples() => EvaluatedNetwork.Expect("""
        public sealed class LayerConfig
        {
            public readonly long input;
            public readonly long output;
            public bool Strided { get; }
            public LayerConfig(long input, long output, double mult, bool strided = false)
            {
                this.input = adjust(input, mult);
                this.output = adjust(output, mult);
                Strided = strided;
            }
            private static long adjust(long channels, double mult) => (long)(channels * mult);
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem;
            private readonly Sequential layers;
            public Net() : base("Net")
            {
                var (configs, last) = Configure(0.5);
                stem = Conv2d(3, configs[0].input, 1);
                var modules = new List<Module<Tensor, Tensor>>();
                foreach (var c in configs)
                    modules.Add(Conv2d(c.input, c.output, 1, stride: c.Strided ? 2 : 1));
                modules.Add(Conv2d(last, 2, 1));
                layers = Sequential(modules);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => layers.call(stem.call(input));

            private static (LayerConfig[], long) Configure(double mult)
            {
                LayerConfig bneck_conf(long a, long b, bool s = false) => new LayerConfig(a, b, mult, s);
                var all = new LayerConfig[] { bneck_conf(16, 12), bneck_conf(12, 8, true) };
                return (all, all[^1].output);
            }
        }
        """, (8 * 3 * 64) + (6 * 8 * 64) + (4 * 6 * 16) + (2 * 4 * 16), "stem 8", "layers.0 6", "layers.1 4");

    [Fact]
    public void Idiom15FactoryWithALambdaAndNumbers() => EvaluatedNetwork.Expect("""
        public class Trunk : Module<Tensor, Tensor>
        {
            private readonly Sequential layers;
            protected Trunk(string name, Func<long, long, Module<Tensor, Tensor>> block, params int[] widths) : base(name)
            {
                var modules = new List<Module<Tensor, Tensor>>();
                long channels = 3;
                foreach (var w in widths)
                {
                    modules.Add(block(channels, w));
                    channels = w;
                }
                layers = Sequential(modules);
                RegisterComponents();
            }
            public static Trunk Small() => new Trunk("small", (a, b) => Conv2d(a, b, 3, padding: 1), 8, 4);
            public override Tensor forward(Tensor input) => layers.call(input);
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Trunk trunk;
            public Net() : base("Net")
            {
                trunk = Trunk.Small();
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => trunk.call(input);
        }
        """, (8 * 27 * 64) + (4 * 72 * 64), "trunk.layers.0 8");

    [Fact]
    public void Idiom16ModulesAsArgumentsAndNullFields() => EvaluatedNetwork.Expect("""
        public sealed class Wrapper : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> inner;
            private readonly BatchNorm2d? norm;
            private readonly ModuleList<Module<Tensor, Tensor>> rest;
            public Wrapper(Module<Tensor, Tensor> inner, BatchNorm2d? norm, ModuleList<Module<Tensor, Tensor>> rest) : base("Wrapper")
            {
                this.inner = inner;
                this.norm = norm;
                this.rest = rest;
                RegisterComponents();
            }
            public override Tensor forward(Tensor x)
            {
                x = inner.call(x);
                x = norm?.call(x) ?? x;
                foreach (var module in rest)
                    x = module.call(x);
                return x;
            }
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Wrapper wrapper;
            public Net() : base("Net")
            {
                wrapper = new Wrapper(Conv2d(3, 8, 1), null, ModuleList<Module<Tensor, Tensor>>(ReLU(), Conv2d(8, 2, 1)));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => wrapper.call(input);
        }
        """, (8 * 3 * 64) + (2 * 8 * 64), "wrapper.inner 8");
}
