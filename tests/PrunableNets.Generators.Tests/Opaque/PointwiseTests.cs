using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Functions of single elements: channels are followed, and a gate goes behind those that do not keep zeros.</summary>
public sealed class PointwiseTests
{
    [Theory]
    [InlineData("x.asinh() + x.atan() + x.sinh() + x.tanh()")]
    [InlineData("x.round() + x.floor() + torch.ceil(x) + x.trunc() + x.frac()")]
    [InlineData("x.sign() + x.sgn() + x.absolute() + x.negative() + torch.positive(x)")]
    [InlineData("x.deg2rad() + x.expm1() + x.abs().log1p() + x.nan_to_num() + x.erf()")]
    [InlineData("x.cosh() + x.erfc() + torch.exp2(x) + x.sinc() + torch.special.expit(x)")]
    [InlineData("functional.celu(x, 0.7) + functional.softshrink(x) + functional.hardshrink(x, 0.3) + functional.rrelu(x)")]
    [InlineData("functional.threshold(x, 0.1, 0.0) + functional.threshold(x, 0.1, 3.0)")]
    [InlineData("x.clamp(-0.5, 0.5) + x.clamp(0.25) + torch.clamp_min(x, 0.1) + x.clamp_max(0.2) + x.clip(-1, 1)")]
    [InlineData("x.pow(2) + torch.pow(x.abs(), 0.5) + x.pow(0)")]
    [InlineData("x.fmod(0.3) + x % 0.3 + x.remainder(0.7) + (x % 2).abs()")]
    [InlineData("torch.where(x > 0, x, x * 0.5)")]
    [InlineData("torch.where(x.abs() < 0.2, zeros_like(x) + 1, x)")]
    [InlineData("x * (x >= 0.1) + x * (x != 0) + x * ~(x < 0.2)")]
    [InlineData("x * ((x > -0.5) & (x < 0.5) | x.gt(1).logical_not())")]
    [InlineData("x.hypot(x * 2) + torch.atan2(x, x + 1) + x.lerp(x * 2, x)")]
    [InlineData("torch.maximum(x, x * 0.5) + x.fmin(x * 2) + x.max(-x) + torch.logaddexp(x, x)")]
    [InlineData("x.addcmul(x, x, 0.5)")]
    [InlineData("torch.maximum(x, x.mean(new long[] { 2, 3 }, keepdim: true))")]
    public void ChannelsAreFollowed(string expression) => ConvolutionNet.Expect($"var y = {expression};", "conv 8");

    [Theory]
    [InlineData("Softshrink(0.2)")]
    [InlineData("Hardshrink(0.2)")]
    [InlineData("CELU(0.7)")]
    [InlineData("Threshold(0.1, 2.0)")]
    public void ModulesToo(string module) => ConvolutionNet.Expect("var y = act.call(x);", $"private readonly {module.Split('(')[0]} act = {module};", 0, "conv 8");

    [Fact]
    public void ASoftmaxIsOverTheChannelsThatAreThere() => ConvolutionNet.Expect("var y = act.call(x);", "private readonly Softmax2d act = Softmax2d();", 0, "conv 8");

    [Theory]
    [InlineData("Softmin")]
    [InlineData("LogSoftmax")]
    public void OthersOverChannelsKeepThem(string module) => ConvolutionNet.Expect("var y = {|PRN2002:act.call(x)|};", $"private readonly {module} act = {module}(1);", 0);

    [Theory]
    [InlineData("x.abs().log()")]
    [InlineData("x.abs().rsqrt()")]
    [InlineData("x.reciprocal()")]
    [InlineData("x.abs().pow(-1)")]
    [InlineData("x.addcdiv(x, x.exp())")]
    public void NoGateStandsInFrontOfAPole(string expression) => ConvolutionNet.Expect($"var y = {{|PRN2002:{expression}|}} + 0 * x.sum();");

    [Fact]
    public void OneOperandAlongTheChannelsPinsThem() => ConvolutionNet.Expect("var y = torch.maximum(x, torch.linspace(0, 1, 8).view(8, 1, 1));");

    [Theory]
    [InlineData("x.masked_fill_(x > 0.3, 0.5)")]
    [InlineData("x.exp_()")]
    [InlineData("x.clamp_(0, 1)")]
    [InlineData("x.tril_()")]
    public void InPlace(string statement) => ConvolutionNet.Expect($"{statement}; var y = x;", "conv 8");
}
