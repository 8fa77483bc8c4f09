using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1006Tests
{
    [Fact]
    public void ALayerThatIsNotRegistered() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input));").Replace("RegisterComponents();", "").Replace("class Net", "class {|PRN1006:Net|}"), "call RegisterComponents()");

    [Fact]
    public void ALayerMadeInForward() => Refusal.Expect(
        Refusal.Net("return {|PRN1006:Conv2d(8, 2, 1).call(conv.call(input))|};"), "is in no registered field");

    [Fact]
    public void KeepNamesNoLayer() => Refusal.Expect(
        Refusal.Net().Replace("[Prunable(\"3x8x8\")]", "[Prunable(\"3x8x8\", Keep = new[] { \"head\" })]").Replace("class Net", "class {|PRN1006:Net|}"), "Keep names 'head', but there is no such layer");

    [Fact]
    public void KeepOfALayerIsFine() => Assert.Empty(
        EvaluatedNetwork.Of(Refusal.Net().Replace("[Prunable(\"3x8x8\")]", "[Prunable(\"3x8x8\", Keep = new[] { \"conv\" })]")).Groups);
}
