using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Arguments arrive by parameter, and one that nothing takes into account is refused where it is written.</summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("var other = Conv2d(3, width, 1, dtype: {|PRN1001:float64|});", "'dtype' of Conv2d")]
    public void WhatTheEvaluationDoesNotTakeIntoAccountIsRefused(string constructor, string message) =>
        Refusal.Expect(Refusal.Net(constructor: constructor), message);

    [Fact]
    public void SizesOfASplitAddUp() => Refusal.Expect(
        Refusal.Net("var x = conv.call(input); var parts = {|PRN2001:x.split(new long[] { 4, 3 }, 1)|}; return last.call(cat(parts, 1));"), "the sizes [4, 3] are 7 together, the dimension has 8");

    [Theory]
    [InlineData("width = new Dictionary<string, int>(16) { [\"a\"] = 4 }[\"a\"];")]
    [InlineData("width = 4; conv = Conv2d(3, width, 1, device: CPU, dtype: float32);")]
    [InlineData("width = new object[] { 4, \"x\", 5L }.OfType<int>().First();")]
    [InlineData("width = new[] { 1, 1 }.SelectMany((a, i) => new[] { i, 1 }, (a, b) => a + b).Sum() - 3;")]
    [InlineData("width = new[] { 3, 4, 5 }.Where((x, i) => i == 1).Single();")]
    [InlineData("width = new int[0].FirstOrDefault(4);")]
    [InlineData("var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { [\"A\"] = 4 }; width = names[\"a\"];")]
    [InlineData("if (\"A\".Equals(\"a\", StringComparison.OrdinalIgnoreCase)) width = 4;")]
    [InlineData("width = \"4,,4\".Split(',', StringSplitOptions.RemoveEmptyEntries).Length + 2;")]
    [InlineData("width = 4.ToString(\"D4\").Length;")]
    [InlineData("width = new[] { \"a\", \"B\" }.ToDictionary(x => x, x => 4, StringComparer.OrdinalIgnoreCase)[\"b\"];")]
    public void WhatItDoesIsEvaluated(string constructor) => EvaluatedNetwork.Expect(Refusal.Net(constructor: constructor), (4 * 3 * 64) + (2 * 4 * 64), "conv 4");

    [Theory]
    [InlineData("var p = conv.call(input); var q = p * 3; return last.call(torch.sub(right: q, left: p));")]
    [InlineData("var p = conv.call(input); return last.call(Mix(factor: 2, x: p)); static Tensor Mix(Tensor x, int factor) => x * factor;")]
    [InlineData("Func<Tensor, int, Tensor> mix = (x, factor) => x * factor; return last.call(mix(arg2: 2, arg1: conv.call(input)));")]
    public void NamesDecideAndNotTheOrderInWhichTheyAreWritten(string forward) =>
        EvaluatedNetwork.Expect(Refusal.Net(forward), (8 * 3 * 64) + (2 * 8 * 64), "conv 8");

    [Fact]
    public void AnOverrideBindsByPosition() => EvaluatedNetwork.Expect(
        Refusal.Net(
            "var p = conv.call(input); return last.call(mixer.Mix(p, p * 3));", members: "private readonly Mixer mixer = new Other();",
            types: """
            public abstract class Mixer { public abstract Tensor Mix(Tensor left, Tensor right); }
            public sealed class Other : Mixer { public override Tensor Mix(Tensor right, Tensor left) => right - left * 2; }
            """),
        (8 * 3 * 64) + (2 * 8 * 64), "conv 8");

    [Fact]
    public void ForwardOfTheBaseTypeBindsByPosition() => EvaluatedNetwork.Expect(
        """
        public sealed class Block : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            public Block(long width) : base("Block") { conv = Conv2d(width, width, 1); RegisterComponents(); }
            public override Tensor forward(Tensor x) => conv.call(x).relu();
        }

        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d stem = Conv2d(3, 8, 1);
            private readonly ModuleList<Module<Tensor, Tensor>> blocks = new();
            public Net() : base("Net") { for (var i = 0; i < 2; i++) blocks.Add(new Block(8)); RegisterComponents(); }
            public override Tensor forward(Tensor input)
            {
                var x = stem.call(input);
                foreach (var b in blocks)
                    x = b.forward(x);
                return x;
            }
        }
        """, (8 * 3 * 64) + (2 * 8 * 8 * 64), "stem 8", "blocks.0.conv 8");
}
