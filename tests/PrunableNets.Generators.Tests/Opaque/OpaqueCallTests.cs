using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>Calls that are carried over as they are written, with full width around them.</summary>
public sealed class OpaqueCallTests
{
    [Theory]
    [InlineData("torch.fft.fft_(x, dim: 1)", ".real")]
    [InlineData("torch.fft.fftn(x)", ".abs()")]
    [InlineData("torch.cdist(x, x)", "")]
    [InlineData("x.gather(3, x.argsort(3))", "")]
    [InlineData("torch.scatter_add(x, 2, x.argsort(2), x)", "")]
    [InlineData("x.rot90(1, (2, 3))", "")]
    [InlineData("x.slice_scatter(x.narrow(1, 0, 4), 1, 4, 8)", "")]
    [InlineData("torch.select_scatter(x, x.select(2, 0), 2, 1)", "")]
    [InlineData("x.renorm(2f, 1, 1f)", "")]
    [InlineData("x.quantile(torch.tensor(new float[] { 0.5f }), 2, true)", ".squeeze(0).expand_as(x)")]
    [InlineData("x.flatten(2).take(torch.arange(0, 128).view(1, 8, 4, 4))", ".expand_as(x)")]
    public void FullWidthAround(string expression, string result) => ConvolutionNet.Expect($"var y = {{|PRN2002:{expression}|}}{result};");

    [Theory]
    [InlineData("var y = {|PRN2002:torch.fft.fft2(x, norm: FFTNormType.Ortho)|}.real;")]
    [InlineData("var s = {|PRN2002:torch.fft.rfft(x)|}; var y = {|PRN2002:torch.fft.irfft(s)|};")]
    [InlineData("var s = {|PRN2002:torch.fft.rfft2(x)|}; var y = {|PRN2002:torch.fft.irfft2(s, s: new long[] { 4, 4 })|}.relu();")]
    public void TransformsAlongOtherDimensionsFollowChannels(string body) => ConvolutionNet.Expect(body, "conv 8");

    [Theory]
    [InlineData("x.view(x.shape[0], 8, 4, 2, 2).view_as_complex().view_as_real().flatten(3)")]
    [InlineData("torch.polar(x.abs(), x * 2).real + torch.complex(x, x.exp()).angle()")]
    [InlineData("(torch.complex(x, 1 - x) * torch.polar(torch.ones(4, 4), torch.linspace(0, 1, 4))).imag")]
    public void ComplexNumbers(string expression) => ConvolutionNet.Expect($"var y = {expression};", "conv 8");

    [Theory]
    [InlineData("AlphaDropout")]
    [InlineData("FeatureAlphaDropout")]
    public void DropoutOfSelfNormalisingNetworks(string type) => ConvolutionNet.Expect("var y = layer.call(x);", $"private readonly {type} layer = {type}(0.2);", 0, "conv 8");

    [Fact]
    public void ABatchNormInFrontKeepsItsChannelsAndThoseBehindAreFree() => EvaluatedNetwork.Expect(
        """
        [Prunable("3x4x4")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1 = Conv2d(3, 8, 1);
            private readonly Conv2d conv2 = Conv2d(8, 8, 1, bias: false);
            private readonly BatchNorm2d norm = BatchNorm2d(8);
            private readonly Conv2d conv3 = Conv2d(8, 6, 1);
            private readonly Conv2d last = Conv2d(6, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = functional.relu(norm.call(conv2.call(functional.relu(conv1.call(input)))));
                x = x + {|PRN2002:torch.cdist(x, x)|};
                return last.call(functional.relu(conv3.call(x)));
            }
        }
        """,
        16 * ((3 * 8) + (8 * 8) + (8 * 6) + (6 * 2)), "conv1 8", "conv3 6");

    [Fact]
    public void AGridOfPlacesReadsEveryChannelAlike() => ConvolutionNet.Expect(
        """
        var places = torch.linspace(-1, 1, 4);
        var grid = torch.meshgrid(new[] { places, places }, "xy");
        var offsets = torch.stack(grid, -1).unsqueeze(0).expand(x.shape[0], 4, 4, 2);
        var y = functional.grid_sample(x, offsets.tanh(), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, false);
        """, "conv 8");

    [Fact]
    public void ClassesOfPositions() => ConvolutionNet.Expect("var y = x * functional.one_hot(torch.arange(0, 4), 4).@float();", "conv 8");

    [Fact]
    public void NoClassesAreNoShape() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input) * {|PRN1001:functional.one_hot(torch.arange(0, 8))|});"), "one_hot without a number of classes");

    [Fact]
    public void WindowsOfAnImage() => EvaluatedNetwork.Expect(
        """
        [Prunable("3x6x6")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1);
            private readonly Unfold unfold = Unfold(3, stride: 3);
            private readonly Linear mix = Linear(72, 36);
            private readonly Linear last = Linear(9 * 16, 2);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var windows = unfold.call(functional.relu(conv.call(input))).transpose(1, 2);
                var image = functional.fold(mix.call(windows).transpose(1, 2), (4, 4), (2, 2), stride: (2, 2));
                return last.call(image.flatten(1));
            }
        }
        """,
        (3 * 8 * 36) + (4 * 72 * 36) + (9 * 16 * 2), "conv 8", "mix 9");

    [Theory]
    [InlineData("LocalResponseNorm", "LocalResponseNorm(3, 0.1)", "{|PRN2002:layer.call(x)|}")]
    [InlineData("CosineSimilarity", "CosineSimilarity(2)", "x * layer.call(x, x * 2 + 1).unsqueeze(2)", "conv 8")]
    [InlineData("PairwiseDistance", "PairwiseDistance(keepdim: true)", "x * layer.call(x, x.exp())", "conv 8")]
    [InlineData("LPPool2d", "LPPool2d(2, 2)", "functional.interpolate(layer.call(x), scale_factor: new double[] { 2, 2 })", "conv 8")]
    public void Layers(string type, string factory, string expression, params string[] groups) =>
        ConvolutionNet.Expect($"var y = {expression};", $"private readonly {type} layer = {factory};", 0, groups);

    [Fact]
    public void AFunctionOfAnotherNameIsNoLayer() => Refusal.Expect(
        Refusal.Net("return last.call(layer.call({|PRN1003:RReLU()|}.call(conv.call(input))));", members: "private readonly ReLU layer = ReLU();"), "RReLU is not known");
}
