using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN2001Tests
{
    /// <summary>A bug that was shipped: the block's second convolution reads the block's input instead of the first one's output.</summary>
    [Fact]
    public void TheSecondConvolutionReadsTheBlocksInput()
    {
        var reported = Refusal.Expect("""
            public sealed class Bottleneck : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv1, conv2, conv3;
                public Bottleneck(long planes, long width) : base("Bottleneck")
                {
                    conv1 = Conv2d(planes, width, 1);
                    conv2 = Conv2d(width, width, 3, padding: 1);
                    conv3 = Conv2d(width, planes, 1);
                    RegisterComponents();
                }
                public override Tensor forward(Tensor input)
                {
                    var x = functional.relu(conv1.call(input));
                    x = functional.relu({|PRN2001:conv2.call(input)|});
                    return functional.relu(conv3.call(x) + input);
                }
            }

            [Prunable("16x8x8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Bottleneck block = new(16, 4);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor input) => block.call(input);
            }
            """, "Conv2d: the input has shape [B, 16, 8, 8], that is 16 channels, but the layer was made for 4", "block.call(input)");
        Assert.StartsWith("The shapes in 'Net' do not fit", reported.Message, System.StringComparison.Ordinal);
        // Another layer has taken the input as it is.
        Assert.DoesNotContain("[Prunable", reported.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return {|PRN2001:input + last.call(conv.call(input))|};", "the shapes [B, 3, 8, 8] and [B, 2, 8, 8] do not broadcast")]
    [InlineData("return last.call({|PRN2001:conv.call(input).view(-1, 7)|});", "cannot be viewed as")]
    [InlineData("return last.call({|PRN2001:cat(new[] { input, functional.max_pool2d(input, 2) }, 1)|});", "[B, 3, 8, 8] and [B, 3, 4, 4] differ outside of dimension 1")]
    [InlineData("return last.call({|PRN2001:functional.max_pool2d(conv.call(input), 9)|});", "a window of 9 does not fit the input [B, 8, 8, 8]")]
    [InlineData("return {|PRN2001:last.call(conv.call(input).flatten(1))|};", "the input has shape [B, 512]; 4 dimensions are needed")]
    [InlineData("return last.call({|PRN2001:conv.call(input)[TensorIndex.Ellipsis, 8]|});", "index 8 of dimension 3")]
    [InlineData("return last.call({|PRN2001:conv.call(input).permute(0, 1, 1, 2)|});", "no order of the dimensions")]
    [InlineData("return last.call({|PRN2001:conv.call(input).transpose(1, 4)|});", "dimension 4 of a tensor with 4 dimensions")]
    public void Operations(string forward, string message) => Refusal.Expect(Refusal.Net(forward), message);

    [Theory]
    [InlineData("return last.call({|PRN2001:conv.call(input)|});", "3, 8, 8")]
    [InlineData("return last.call({|PRN2001:conv.call(functional.max_pool2d(functional.relu(input), 2))|});", "3, 4, 4")]
    public void TheShapeOfTheInputMayBeWhatIsWrong(string forward, string shape) => Refusal.Expect(
        Refusal.Net(forward).Replace("conv = Conv2d(3, width, 1)", "conv = Conv2d(1, width, 1)", System.StringComparison.Ordinal),
        $"Conv2d: the input has shape [B, {shape}], that is 3 channels, but the layer was made for 1; "
            + "correct the layer, or the shape in [Prunable(...)]");

    [Fact]
    public void GroupsThatDoNotDivide() => Refusal.Expect(
        Refusal.Net().Replace("conv = Conv2d(3, width, 1)", "conv = {|PRN2001:Conv2d(3, width, 1, groups: 2)|}"), "3 input and 8 output channels are no multiples of 2 groups");

    [Fact]
    public void FittingShapesAreFine() => Refusal.ExpectNone(Refusal.Net());
}
