using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Other names of views, copies and joins, and what is made of them.</summary>
public sealed class RearrangingTests
{
    [Theory]
    [InlineData("x.movedim(new long[] { 1 }, new long[] { 3 }).movedim(new long[] { 3 }, new long[] { 1 })")]
    [InlineData("torch.moveaxis(x, 1, -1).permute(0, 3, 1, 2)")]
    [InlineData("x.swapdims(2, 3)")]
    [InlineData("x.flatten(2).view_as(x)")]
    [InlineData("x.mean(new long[] { 3 }, keepdim: true).broadcast_to(x.shape[0], 8, 4, 4)")]
    [InlineData("x.narrow(2, 0, 2).repeat(1, 1, 2, 1)")]
    [InlineData("x.narrow(3, 0, 2).tile(new long[] { 2 })")]
    [InlineData("torch.cat(x.tensor_split(3, 1).Reverse().ToArray(), 1)", "conv 3", "conv#2 3", "conv#3 2")]
    [InlineData("torch.cat(x.tensor_split(new long[] { 2, 5 }, 1), 1)", "conv 2", "conv#2 3", "conv#3 3")]
    [InlineData("torch.hstack(x.narrow(1, 0, 4), x.narrow(1, 4, 4))", "conv 4", "conv#2 4")]
    [InlineData("torch.dstack(x.narrow(2, 0, 1), x.narrow(2, 1, 3))")]
    public void ChannelsAreFollowed(string expression, params string[] groups) => ConvolutionNet.Expect($"var y = {expression};", groups.Length > 0 ? groups : ["conv 8"]);

    [Fact]
    public void CopiesOfChannelsGoTogether() => ConvolutionNet.Expect("var y = x.narrow(1, 0, 4).repeat(1, 2, 1, 1);", "conv 4", "conv#2 4");

    [Fact]
    public void HalvesOfAGateGoTogether() => EvaluatedNetwork.Expect(Glu("var x = functional.glu(conv.call(input), 1);"), 16 * ((3 * 8) + (4 * 6) + (6 * 2)), "conv 4", "free 6");

    [Fact]
    public void AGateAsModule() => EvaluatedNetwork.Expect(Glu("var x = glu.call(conv.call(input));", "private readonly GLU glu = GLU(1);"), 16 * ((3 * 8) + (4 * 6) + (6 * 2)), "conv 4", "free 6");

    [Fact]
    public void UnflattenAsModule() => EvaluatedNetwork.Expect(
        """
        [Prunable("3")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Sequential layers = Sequential(Linear(3, 8), ReLU(), Linear(8, 32), Unflatten(1, new long[] { 8, 2, 2 }), Conv2d(8, 2, 1));
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => layers.call(input);
        }
        """,
        (3 * 8) + (8 * 32) + (4 * 8 * 2), "layers.0 8", "layers.2 8");

    [Theory]
    [InlineData("torch.mv(w, v).view(8, 1, 1)")]
    [InlineData("torch.outer(v, v).mean(new long[] { 1 }).view(8, 1, 1)")]
    [InlineData("torch.dot(v, v)")]
    public void ProductsOfParameters(string expression) => EvaluatedNetwork.Of(ConvolutionNet.Source(
        $"var y = x * {expression};", "private readonly Parameter w = new Parameter(torch.randn(8, 8)); private readonly Parameter v = new Parameter(torch.randn(8));")).AssertComputesTheSame();

    [Theory]
    [InlineData("a + torch.addmm(m, m, m, 1f, 1f)")]
    public void SumsOfProducts(string expression) => EvaluatedNetwork.Of(ConvolutionNet.Source(
        $"var a = x.flatten(2).narrow(2, 0, 8); var y = x + ({expression}).mean(new long[] {{ 2 }}).view(x.shape[0], 8, 1, 1);",
        "private readonly Parameter m = new Parameter(torch.randn(8, 8));")).AssertComputesTheSame();

    [Theory]
    [InlineData("functional.linear(x.transpose(1, 3), w, v)", 16 * 64, "transpose(1, 3)")]
    [InlineData("functional.conv2d(x, w.view(8, 8, 1, 1), v)", 16 * 64, "alias()")]
    public void LayersAsFunctionsAreCounted(string expression, long macs, string view) => ConvolutionNet.Expect(
        $"var y = {{|PRN2002:{expression}|}}.{view};", "private readonly Parameter w = new Parameter(torch.randn(8, 8)); private readonly Parameter v = new Parameter(torch.randn(8));", macs);

    [Fact]
    public void TwoInputsOfOneLayer() => ConvolutionNet.Expect(
        "var y = x * {|PRN2002:pair.call(x.mean(new long[] { 2, 3 }), x.amax(new long[] { 2, 3 }))|}.view(x.shape[0], 8, 1, 1);",
        "private readonly Bilinear pair = Bilinear(8, 8, 8);", 8 * 64);

    private static string Glu(string body, string members = "") => $$"""
        [Prunable("3x4x4")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d free = Conv2d(4, 6, 1);
            private readonly Conv2d last = Conv2d(6, 2, 1);
            {{members}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                {{body}}
                return last.call(free.call(x));
            }
        }
        """;
}
