using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Attention;

/// <summary>Parameters and buffers as operands, layer norms and embeddings: counted, registered and sliced where they follow channels.</summary>
public sealed class OperandTests
{
    [Fact]
    public void AScaleOfEveryChannelIsSlicedWithIt()
    {
        var network = Check("private readonly Parameter gamma = new Parameter(torch.ones(8, 1, 1) * 0.1);", "conv.call(input) * gamma", "conv 8");
        Assert.Equal(3 * 8 + 8 + 8 + (8 * 2) + 2, network.Constant("DenseParameters"));
        Assert.Contains("state gamma g0[0..8] * *\n", network.Run.Sources["Net.Architecture.g.cs"]);
    }

    [Fact]
    public void ABiasOfEveryChannelIsAddedBeforeTheGate() => Check("private readonly Parameter shift = new Parameter(torch.randn(1, 8, 1, 1));", "conv.call(input) + shift", "conv 8");

    [Fact]
    public void ABufferIsInTheStateButNoParameter()
    {
        var network = Check("private readonly Tensor mean = torch.rand(1, 3, 1, 1);", "conv.call(input - mean)", "conv 8");
        Assert.Equal(3 * 8 + 8 + (8 * 2) + 2, network.Constant("DenseParameters"));
        Assert.Contains("register_buffer(\"mean\"", network.Run.Sources["Net.Slim.g.cs"]);
    }

    [Fact]
    public void AParameterOfOtherSizesPinsWhatItMeets() => Check("private readonly Parameter table = new Parameter(torch.ones(8, 4, 4));", "conv.call(input) * table");

    [Fact]
    public void ALayerNormOverPositionsLetsChannelsGo() => Check("private readonly LayerNorm norm = LayerNorm(new long[] { 4, 4 });", "norm.call(conv.call(input))", "conv 8");

    [Fact]
    public void ALayerNormOverChannelsLetsThemGo() => Check("private readonly LayerNorm norm = LayerNorm(8);", "norm.call(conv.call(input).permute(0, 2, 3, 1)).permute(0, 3, 1, 2)", "conv 8");

    [Theory]
    [InlineData("x.mean(new long[] { 1 }, true)")]
    [InlineData("x.sum(new long[] { 1 }, true)")]
    [InlineData("torch.rsqrt(x.pow(2).mean(new long[] { 1 }, true) + 1e-5)")]
    public void AReductionOverChannelsLetsThemGo(string statistic) => Check("private Tensor Scaled(Tensor x) => x * " + statistic + ";", "Scaled(conv.call(input))", "conv 8");

    [Fact]
    public void AGroupNormOfOneGroupLetsChannelsGo() => Check("private readonly GroupNorm norm = GroupNorm(1, 8);", "norm.call(conv.call(input))", "conv 8");

    [Fact]
    public void AParameterThatIsNotRegisteredIsRefused() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input)) * table[0];", members: "private readonly Parameter[] table = [{|PRN1006:new Parameter(torch.ones(2, 1, 1))|}];"),
        "in no registered field");

    [Fact]
    public void RandomNumbersOfTheConstructorAreRefused() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input)) * noise[0];", members: "private readonly Tensor[] noise = [{|PRN1006:torch.randn(2, 1, 1)|}];"), "random values");

    private static EvaluatedNetwork Check(string member, string body, params string[] groups) => EvaluatedNetwork.Expect($$"""
        [Prunable("3x4x4")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Conv2d last = Conv2d(8, 2, 1);
            {{member}}
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input) => last.call({{body}});
        }
        """, (3 * 8 * 16) + (8 * 2 * 16), groups);
}
