using System;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>
/// Sizes are written as the user gives them where that is right for every plan, so that a form takes what the user's class takes.
/// </summary>
public sealed class GivenSizeTests
{
    private static readonly long[] Other = [3, 12, 16];

    /// <summary>
    /// Of <c>f</c>, the features of a 3x8x8 image, of which a plan leaves fewer; they are summed over what is in front of the last dimension.
    /// </summary>
    [Theory]
    [InlineData("return f.view(f.shape[0], -1, f.shape[2] * f.shape[3]);", "reshape(f.shape[0], -1, f.shape[2] * f.shape[3])")]
    [InlineData("return f.view(-1, f.size(1), f.size(2) * f.size(-1));", "reshape(-1, widths[0], f.shape[2] * f.shape[3])")]
    [InlineData("var (b, h, w) = (f.shape[0], f.shape[2], f.shape[3]); return f.reshape(b, -1, h / 2, 2 * w);", "reshape(f.shape[0], -1, f.shape[2] / 2, 2 * f.shape[3])")]
    [InlineData("if (f.shape is not [_, _, var h, var w]) throw new Exception(); return f.view(f.shape[0], f.shape[1], h * w / 4, 4);", "reshape(f.shape[0], widths[0], f.shape[2] * f.shape[3] / 4, 4)")]
    [InlineData("int h = (int)f.shape[2], w = (int)f.shape[3]; return Rows(f, h / (w / (w - 4) * 2));", "reshape(f.shape[0], -1, f.shape[2] / (f.shape[3] / (f.shape[3] - 4) * 2))")]
    [InlineData("return Rows(f, f.shape[2] + f.shape[3] % 4);", "reshape(f.shape[0], -1, f.shape[2] + f.shape[3] % 4)")]
    [InlineData("var rows = 1L; for (var i = 2; i < 4; i++) rows *= f.shape[i]; return Rows(f, rows);", "reshape(f.shape[0], -1, 1 * f.shape[2] * f.shape[3])")]
    [InlineData("return f.unflatten(2, new long[] { 2, -1 });", "reshape(f.shape[0], widths[0], 2, -1, f.shape[3])")]
    [InlineData("return f + torch.ones(1, 1, f.shape[2], f.shape[3]);", "torch.ones(new long[] { 1, 1, f.shape[2], f.shape[3] }")]
    [InlineData("return f + torch.arange(f.shape[3], dtype: torch.float32);", "torch.arange(start: 0, stop: f.shape[3], step: 1")]
    [InlineData("return f + f.mean(new long[] { 3 }, keepdim: true).expand(-1, -1, f.shape[2], f.shape[3]);", "expand(-1, -1, f.shape[2], f.shape[3])")]
    [InlineData("return f + f.mean(new long[] { 3 }, keepdim: true).expand_as(f);", "expand(y.shape[0], widths[0], f.shape[2], f.shape[3])")]
    [InlineData("return f[.., .., 1.., ..^2];", "slice(3, 0, y.shape[3] - 2, 1)")]
    [InlineData("return f.narrow(2, 1, f.shape[2] - 1);", "slice(2, 1, 1 + (f.shape[2] - 1), 1)")]
    [InlineData("return f[.., .., -1];", "select(2, f.shape[2] - 1)")]
    [InlineData("return functional.pad(f, new[] { 0, 1, 0, f.shape[2] % 3 + 1 });", "pad(f, new long[] { 0, 1, 0, f.shape[2] % 3 + 1 }")]
    [InlineData("var none = torch.zeros(f.shape[0], 0, f.shape[2], 1); return Rows(f, none.shape[1] + none.shape[2]);", "reshape(f.shape[0], -1, 0 + f.shape[2])")]
    [InlineData("return f.roll(f.shape[3] / 2, 3);", "shifts: f.shape[3] / 2")]
    [InlineData("return functional.interpolate(functional.max_pool2d(f, 2), size: new[] { f.shape[2] - 1, f.shape[3] });", "size: new long[] { f.shape[2] - 1, f.shape[3] }")]
    public void ArithmeticOnShapesStays(string forward, string written)
    {
        var network = Of(forward);
        AssertWrites(written, network);
        network.AssertComputesTheSame();
        network.AssertComputesTheSame(size: Other);
    }

    /// <summary>What is not followed, differs between modes, or grows in a loop is the number that evaluation found.</summary>
    [Theory]
    [InlineData("return Rows(f, (long)Math.Sqrt(f.shape[2] * f.shape[3]));", "reshape(f.shape[0], -1, 8)")]
    [InlineData("return Rows(f, training ? f.shape[2] : f.shape[3]);", "reshape(f.shape[0], -1, 8)")]
    [InlineData("var rows = f.shape[2] / 8; for (var i = 0; i < 5; i++) rows += rows; return Rows(f, rows);", "reshape(f.shape[0], -1, 32)")]
    [InlineData("return f.view(f.shape[0], f.shape[1] / 2, 2, -1).sum(1);", "reshape(f.shape[0], 4, widths[0], -1)")]
    public void OtherSizesAreNumbers(string forward, string written)
    {
        var network = Of(forward);
        AssertWrites(written, network);
        network.AssertComputesTheSame();
    }

    /// <summary>A tensor whose shape is read keeps its variable, where the user's code has given the name to another.</summary>
    [Fact]
    public void ATensorIsKeptUntilItsShapeIsRead()
    {
        var network = Of("var (h, w) = (f.shape[2], f.shape[3]); f = f.flatten(2); f = f * 2; return f.view(f.shape[0], -1, h, w);");
        AssertWrites("reshape(x.shape[0], -1, f.shape[2], f.shape[3])", network);
        network.AssertComputesTheSame();
        network.AssertComputesTheSame(size: Other);
    }

    /// <summary>The user's numbers are of a tensor that the block is not given.</summary>
    [Fact]
    public void AShapeOfAnotherClassIsANumber()
    {
        var network = EvaluatedNetwork.Of("""
            [Prunable("3x8x8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                private readonly Block block = new();
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x)
                {
                    block.Rows = x.shape[2];
                    return block.call(conv.call(x).flatten(2));
                }
                private sealed class Block : Module<Tensor, Tensor>
                {
                    private readonly Conv2d conv = Conv2d(8, 4, 3, padding: 1);
                    public long Rows;
                    public Block() : base("Block") => RegisterComponents();
                    public override Tensor forward(Tensor x) => conv.call(x.view(x.shape[0], -1, Rows, x.shape[2] / Rows));
                }
            }
            """);
        AssertWrites("reshape(x.shape[0], -1, 8, 8)", network);
        network.AssertComputesTheSame();
    }

    /// <summary>Blocks that differ in the resolution alone are one class, which is told nothing of it.</summary>
    [Fact]
    public void BlocksOfTwoResolutionsAreOfOneClass()
    {
        var network = EvaluatedNetwork.Of("""
            [Prunable("3x8x8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                private readonly Block first = new(), second = new();
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x) => second.call(functional.max_pool2d(first.call(conv.call(x)), 2));
                private sealed class Block : Module<Tensor, Tensor>
                {
                    private readonly Linear mix = Linear(8, 8);
                    public Block() : base("Block") => RegisterComponents();
                    public override Tensor forward(Tensor x)
                    {
                        var tokens = x.view(x.shape[0], x.shape[1], x.shape[2] * x.shape[3]).transpose(1, 2);
                        return mix.call(tokens).transpose(1, 2).reshape(x.shape[0], -1, x.shape[2], x.shape[3]);
                    }
                }
            }
            """);
        var text = network.Run.Sources["Net.Slim.g.cs"];
        Assert.Single(text.Split('\n'), static l => l.Contains("class Block", StringComparison.Ordinal));
        Assert.DoesNotContain("size", text, StringComparison.Ordinal);
        AssertWrites(", -1, x.shape[2], x.shape[3])", network);
        network.AssertComputesTheSame();
        network.AssertComputesTheSame(size: Other);
    }

    /// <summary>The text is in the slim form, of which a failure shows the line that makes the tensor.</summary>
    private static void AssertWrites(string written, EvaluatedNetwork network)
    {
        var lines = network.Run.Sources["Net.Slim.g.cs"].Split('\n').SkipWhile(static l => !l.Contains("Tensor forward(", StringComparison.Ordinal));
        Assert.True(lines.Any(l => l.Contains(written, StringComparison.Ordinal)), string.Join('\n', lines));
    }

    private static EvaluatedNetwork Of(string forward) => EvaluatedNetwork.Of($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var y = Features(conv.call(input));
                return y.flatten(1, -2).sum(1);
            }
            private Tensor Features(Tensor f)
            {
                {{forward}}
            }
            private static Tensor Rows(Tensor f, long rows) => f.view(f.shape[0], -1, rows);
        }
        """);
}
