using System.Linq;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN2003Tests
{
    private const string Field = "private readonly Conv2d aux = Conv2d(8, 2, 1); private readonly ReLU relu = ReLU(); public Tensor? Kept { get; private set; }";

    [Theory]
    [InlineData("Kept = {|PRN2003:aux.call(conv.call(input))|}; return last.call(conv.call(input));", "aux")]
    [InlineData("var x = conv.call(input); if (training) Kept = {|PRN2003:aux.call(x)|}; return last.call(x);", "aux")]
    public void ALayerThatNothingDependsOn(string forward, string named)
    {
        var markup = Markup.Parse(Refusal.Net(forward, members: Field));
        var run = Generator.Run(markup.Source).AssertClean("PRN2003");
        Assert.Equal((markup.Expected[0].Position, markup.Expected[0].Span), (run.Single().Position, run.Single().Span));
        Assert.Contains($"does not depend on {named}, so", run.Single().Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void FiveOfManyAreNamed()
    {
        var layers = string.Concat(Enumerable.Range(0, 7).Select(static i => $"private readonly Conv2d aux{i} = Conv2d(8, 2, 1); "));
        var calls = string.Concat(Enumerable.Range(0, 7).Select(static i => $"aux{i}.call(x); "));
        var run = Generator.Run(Refusal.Net($"var x = conv.call(input); {calls} return last.call(x);", members: layers)).AssertClean("PRN2003");
        Assert.Contains("depend on aux0, aux1, aux2, aux3, aux4 and 2 more, so", run.Single().Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = conv.call(input); if (training) return last.call(x) + aux.call(x); return last.call(x);")]
    [InlineData("var x = conv.call(input); relu.call(x); return last.call(x) + aux.call(x);")]
    [InlineData("var x = conv.call(input); last.call(x); return last.call(x) + aux.call(x);")]
    public void NothingIsSaidOfWhatIsUsedOrHasNoWeights(string forward) => Refusal.ExpectNone(Refusal.Net(forward, members: Field));
}
