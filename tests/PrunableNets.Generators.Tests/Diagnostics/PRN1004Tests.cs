using System;
using System.Linq;
using System.Threading;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1004Tests
{
    [Fact]
    public void AnEndlessLoop()
    {
        var reported = Assert.Single(Generator.Run(Refusal.Net(constructor: "while (true) width = 8;")).Diagnostics);
        Assert.Equal("PRN1004", reported.Id);
        Assert.Contains("is there an endless loop?", reported.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessRecursion() => Refusal.Expect(
        Refusal.Net(constructor: "width = Deep(1);", members: "private static long Deep(long n) => {|PRN1004:Deep(n + 1)|};"), "nested more than 200 deep");

    [Fact]
    public void AConstructorThatCreatesItself() => Refusal.Expect(
        Refusal.Net(constructor: "new Self();", types: "public sealed class Self { private readonly Self inner; public Self() { inner = {|PRN1004:new Self()|}; } public Self Inner => inner; }"), "nested more than 200 deep");

    [Fact]
    public void AnArrayThatIsTooLarge() => Refusal.Expect(Refusal.Net(constructor: "var big = {|PRN1004:new long[1000000]|}; width = big[0] + 8;"), "an array of 1000000 elements");

    [Fact]
    public void TooManyOperations() => Refusal.Expect(
        Refusal.Net("var x = conv.call(input); for (var i = 0; i < 110000; i++) x = {|PRN1004:x * 2|}; return last.call(x);"), "more than 100000 operations");

    [Theory]
    [InlineData(600)]
    [InlineData(5_000)]
    public void ExpressionsThatAreNestedTooDeeply(int terms) =>
        Refusal.Expect(Refusal.Net(constructor: "{|PRN1004:width|} = " + Sum(terms) + ";"), "nested more than 500 deep");

    [Fact]
    public void StatementsThatAreNestedTooDeeply() => Refusal.Expect(
        Refusal.Net(constructor: string.Concat(Enumerable.Repeat("if (width == 8) ", 497)) + "{|PRN1004:if|} (width == 8) width = 8;"), "nested more than 500 deep");

    [Fact]
    public void PatternsThatAreNestedTooDeeply() => Refusal.Expect(
        Refusal.Net(constructor: "{|PRN1004:if|} (width is " + string.Concat(Enumerable.Repeat("not ", 600)) + "9) width = 8;"), "nested more than 500 deep");

    /// <summary>What is counted has to fit into the smallest stack a compiler gives us, or it would be the stack that decides.</summary>
    [Fact]
    public void DeepExpressionsOnASmallStack()
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => Refusal.ExpectNone(Refusal.Net(constructor: "width = 8 * (" + Sum(480) + ") / (8 * 480);"))), 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }

    [Fact]
    public void ALongLoopIsFine() => Refusal.ExpectNone(Refusal.Net(constructor: "for (var i = 0; i < 10000; i++) width = 8;"));

    private static string Sum(int terms) => string.Join(" + ", Enumerable.Repeat("width", terms));
}
