using PrunableNets.Generators.Tests.Opaque;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN2002Tests
{
    [Fact]
    public void AnOpaqueOperationIsReportedAtItsExpressionAndTheRestIsGenerated()
    {
        var network = EvaluatedNetwork.Reported(ConvolutionNet.Source("var y = {|PRN2002:torch.fft.fft_(x, dim: 1)|}.real;"));
        Assert.Contains("FLOPs", network.Run.Diagnostics[0].Message);
        Assert.Equal(["free 6"], network.Groups);
    }

    [Fact]
    public void TheTraceNamesTheCallThatLedThere()
    {
        var markup = Markup.Parse(ConvolutionNet.Source("var y = Mixed(x);", "private Tensor Mixed(Tensor x) => {|PRN2002:x.cumsum(1)|};"));
        var reported = Generator.Run(markup.Source).AssertClean("PRN2002").Single();
        Assert.Equal(markup.Expected[0].Position, reported.Position);
        Assert.Equal("Mixed(x)", reported.Trace[0]);
    }

    [Fact]
    public void AnExpressionInALoopIsReportedOnce() => EvaluatedNetwork.Reported(ConvolutionNet.Source("var y = x; for (var i = 0; i < 3; i++) y = {|PRN2002:y.cumsum(1)|};"));

    [Fact]
    public void NothingIsReportedWhereNothingIsLost() => EvaluatedNetwork.Of(ConvolutionNet.Source("var y = x.cumsum(2) + input.cumsum(1).mean();"));

    [Fact]
    public void ConstantsAreNotReported() => EvaluatedNetwork.Of(ConvolutionNet.Source("var y = x + torch.arange(4, dtype: float32).log1p().cumsum(0);"));
}
