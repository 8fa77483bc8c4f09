using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Idioms 24 to 27: reshapes, sizes, indices, functional forms.</summary>
public sealed class ForwardShapeTests
{
    /// <summary>The layers that the body may call; only those that it does are declared.</summary>
    private static readonly string[] Layers = ["Linear fc = Linear(512, 4)", "Linear small = Linear(8, 4)", "Conv2d last = Conv2d(8, 2, 1)"];

    private static EvaluatedNetwork Check(string body, long macs, params string[] groups) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            {{string.Concat(Layers.Where(l => body.Contains(l.Split(' ')[1] + ".call")).Select(static l => $"private readonly {l};"))}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = conv.call(input);
                {{body}}
            }
        }
        """, (8 * 3 * 64) + macs, groups);

    /// <summary>An image that a linear layer makes, as decoders begin: its channels are those of runs of rows.</summary>
    [Theory]
    [InlineData("fc.call(input).view(-1, 16, 3, 3)")]
    [InlineData("fc.call(input).relu().reshape(input.shape[0], 16, 3, 3)")]
    [InlineData("fc.call(input).unflatten(1, 16, 3, 3).relu()")]
    [InlineData("norm.call(fc.call(input).view(-1, 16, 3, 3))")]
    [InlineData("functional.interpolate(fc.call(input).view(-1, 16, 3, 3), scale_factor: new double[] { 1, 1 })")]
    [InlineData("functional.max_pool2d(fc.call(input).view(-1, 16, 3, 3), 1)")]
    public void ImagesOfALinear(string image) => EvaluatedNetwork.Expect($$"""
        [Prunable("6")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(6, 144);
            private readonly ConvTranspose2d up = ConvTranspose2d(16, 5, 2, stride: 2);
            private readonly Conv2d last = Conv2d(5, 2, 1);
            {{(image.Contains("norm") ? "private readonly BatchNorm2d norm = BatchNorm2d(16);" : "")}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call(up.call({{image}}).relu());
        }
        """, (6 * 144) + (16 * 5 * 4 * 9) + (5 * 2 * 36), "fc 16", "up 5");

    /// <summary>What is computed of a tensor channel by channel is no residual branch: nothing is kept for its sum with it.</summary>
    [Theory]
    [InlineData("x + x")]
    [InlineData("x + x.sigmoid()")]
    [InlineData("x * 2 + x.relu() * x.mean(new long[] { 2, 3 }, true)")]
    [InlineData("gamma * x + beta + x")]
    [InlineData("x * (gamma * input.mean(new long[] { 1, 2, 3 }, true)) + x * (input.mean(new long[] { 1, 2, 3 }, true) + beta)")]
    public void SumsOfTheSameChannels(string sum) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x8x8")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            {{(sum.Contains("gamma") ? "private readonly Parameter gamma = new(torch.ones(8, 1, 1)), beta = new(torch.zeros(8, 1, 1));" : "")}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = conv.call(input);
                return last.call({{sum}});
            }
        }
        """, (8 * 3 * 64) + (8 * 2 * 64), "conv 8");

    [Theory]
    [InlineData("x.flatten(1)")]
    [InlineData("torch.flatten(x, 1)")]
    [InlineData("x.view(-1, 8 * 8 * 8)")]
    [InlineData("x.view(x.shape[0], -1)")]
    [InlineData("x.view(new long[] { x.shape[0], 512 })")]
    [InlineData("x.reshape(x.size(0), x.size(1) * x.size(2) * x.size(3))")]
    [InlineData("x.permute(0, 2, 3, 1).reshape(-1, 512)")]
    [InlineData("x.transpose(1, 3).flatten(1)")]
    [InlineData("x.unsqueeze(2).squeeze(2).flatten(1)")]
    public void Idiom24ReshapesIntoALinear(string reshaped) => Check($"return fc.call({reshaped});", 4 * 512, "conv 8");

    [Theory]
    [InlineData("x.expand(-1, -1, 8, 8)")]
    [InlineData("x[TensorIndex.Ellipsis, 0, 0].unsqueeze(2).unsqueeze(3).expand(-1, -1, 8, 8)")]
    [InlineData("x.view(-1, 2, 4, 8, 8).transpose(1, 2).reshape(-1, 8, 8, 8)")]
    public void Idiom24ExpandSplitAndShuffle(string y) => Check($"return last.call({y});", 2 * 8 * 64, "conv 8");

    [Fact]
    public void Idiom24Chunks() => Check("return last.call(cat(x.chunk(2, 1), 1));", 2 * 8 * 64, "conv 4", "conv#2 4");

    [Fact]
    public void Idiom24Splits() => Check("return last.call(cat(new[] { x.split(new long[] { 3, 5 }, 1)[1], x.narrow(1, 0, 3) }, 1));", 2 * 8 * 64, "conv 3", "conv#2 5");

    [Fact]
    public void Idiom25SizesInArithmeticAndGuards() => Check("""
        if (x.shape[1] != 8)
            throw new ArgumentException("eight channels are needed");
        var side = x.shape[x.dim() - 1] / 2;
        x = functional.adaptive_avg_pool2d(x, side);
        var n = x.size(0);
        return last.call(x.view(n, 8, side, side));
        """, 2 * 8 * 16, "conv 8");

    [Theory]
    [InlineData("x[(null, null), (null, null), 0, 0]")]
    [InlineData("x[TensorIndex.Colon, TensorIndex.Colon, 0, -1]")]
    [InlineData("x[TensorIndex.Ellipsis, 0][TensorIndex.Ellipsis, 0]")]
    [InlineData("x.mean(new long[] { 2, 3 })")]
    [InlineData("x[.., .., 0, ^1]")]
    public void Idiom26Indices(string indexed) => Check($"return small.call({indexed});", 4 * 8, "conv 8");

    [Fact]
    public void Idiom26SlicesOfPixels() => Check("""
        var states = new List<Tensor> { x, x[TensorIndex.Ellipsis, TensorIndex.Slice(0, null, 2), TensorIndex.Slice(step: 2)] };
        return last.call(states[states.Count - 1]);
        """, 2 * 8 * 16, "conv 8");

    [Theory]
    [InlineData("functional.relu(x)")]
    [InlineData("functional.gelu(x)")]
    [InlineData("functional.dropout(x, 0.3, this.training)")]
    [InlineData("functional.dropout(functional.leaky_relu(x, 0.2), training: training)")]
    [InlineData("x.sigmoid()")]
    [InlineData("torch.tanh(x)")]
    [InlineData("functional.hardtanh(x, 0.5, 2)")]
    [InlineData("functional.softmax(x, 3)")]
    [InlineData("functional.max_pool2d(x, 3, stride: 1, padding: 1)")]
    [InlineData("functional.avg_pool2d(x, (3, 3), stride: (1, 1), padding: (1, 1))")]
    [InlineData("functional.pad(functional.pad(x, new long[] { 1, 1, 1, 1 }), new long[] { -1, -1, -1, -1 })")]
    [InlineData("(2 - x) / 3")]
    [InlineData("-x")]
    public void Idiom27FunctionalForms(string y) => Check($"return last.call({y});", 2 * 8 * 64, "conv 8");

    [Fact]
    public void Idiom27AdaptivePoolAndLogSoftmax() => Check(
        "return functional.log_softmax(small.call(functional.adaptive_avg_pool2d(x, (1, 1)).flatten(1)), 1);", 4 * 8, "conv 8");

    [Fact]
    public void Idiom27ZerosOfAComputedShape() => Check(
        "return last.call(x + torch.zeros(x.shape[0], 8, x.shape[2], x.shape[3]));", 2 * 8 * 64, "conv 8");
}
