using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idiom 7: named and optional arguments, and the arithmetic of sizes.</summary>
public sealed class ConstructorArithmeticTests
{
    [Fact]
    public void Idiom07NamedArgumentsInAnyOrder() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first = Conv2d(out_channels: 8, in_channels: 3, kernel_size: 3, padding: 1, bias: false);
            private readonly Linear fc = Linear(hasBias: false, outputSize: 10, inputSize: 8 * 8 * 8);
            public Net() : base(name: "Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => fc.call(first.call(input).flatten(start_dim: 1));
        }
        """, (8 * 27 * 64) + (10 * 512), "first 8");

    [Fact]
    public void Idiom07DefaultParametersAndWidening() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first;
            private readonly Conv2d second;
            public Net(int planes = 8, double ratio = 0.5, string name = "Net") : base(name)
            {
                first = Conv2d(3, planes, 1);
                second = Conv2d(planes, (long)Math.Round(planes * ratio), 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => second.call(first.call(input));
        }
        """, (8 * 3 * 64) + (4 * 8 * 64), "first 8");

    [Fact]
    public void Idiom07SizesFromIntegerDivisionAndMath() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first;
            private readonly Conv2d second;
            public Net() : base("Net")
            {
                var kernel = 5;
                var dilation = 1;
                var width = Math.Max(3, (long)Math.Log(2981));
                first = Conv2d(3, width, kernel, padding: (kernel - 1) / 2 * dilation, dilation: dilation);
                second = Conv2d(width, (int)(width * 0.75f), 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => second.call(first.call(input));
        }
        """, (8 * 75 * 64) + (6 * 8 * 64), "first 8");

    [Fact]
    public void Idiom07MakeDivisible() => EvaluatedNetwork.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d first;
            private readonly Conv2d second;
            public Net() : base("Net")
            {
                first = Conv2d(3, _make_divisible(17.0, 8), 1);
                second = Conv2d(16, _make_divisible(16 * 0.3, 4), 1);
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => second.call(first.call(input));

            private static long _make_divisible(double v, long divisor, long? min_value = null)
            {
                if (!min_value.HasValue)
                    min_value = divisor;
                var new_v = Math.Max(min_value.Value, (long)(v + divisor / 2.0) / divisor * divisor);
                if (new_v < 0.9 * v)
                    new_v += divisor;
                return new_v;
            }
        }
        """, (16 * 3 * 64) + (8 * 16 * 64), "first 16");
}
