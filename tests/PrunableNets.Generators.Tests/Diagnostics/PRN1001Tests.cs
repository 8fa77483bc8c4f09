using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

/// <summary>One test a construct that is not evaluated: refused at the construct itself, and only when it is reached.</summary>
public sealed class PRN1001Tests
{
    [Theory]
    [InlineData("var s = Sequential(); {|PRN1001:s.add_module(\"a\", ReLU())|};", "which registers the module but does not run it")]
    [InlineData("width = {|PRN1001:(nint)width|};", "a conversion to nint")]
    [InlineData("width = $\"{{|PRN1001:1.5|}}\".Length;", "which depends on the culture")]
    [InlineData("{|PRN1001:goto end;|} end: width = 8;", "a statement of kind Branch")]
    [InlineData("var a = Conv2d(3, 4, 1); {|PRN1001:a.bias|} = null;", "taking a Conv2d its bias after it was made")]
    [InlineData("var (a, b) = (Conv2d(3, 4, 1), Conv2d(3, 4, 1, bias: false)); {|PRN1001:b.bias|} = a.bias;", "giving a Conv2d its bias after it was made")]
    [InlineData("var (a, b, c) = (Conv2d(3, 4, 1), Conv2d(3, 4, 1), Conv2d(3, 4, 1)); var old = a.weight!; a.weight = b.weight!; {|PRN1001:c.weight|} = old;", "sharing the weight of a Conv2d that was given another one before")]
    [InlineData("var own = {|PRN1001:new Parameter(Linear(2, 3).weight!)|};", "a Parameter on the memory of another")]
    public void InTheConstructor(string constructor, string message) => Refusal.Expect(Refusal.Net(constructor: constructor), message);

    [Theory]
    [InlineData("var x = conv.call(input); {|PRN1001:x[TensorIndex.Colon]|} = x; return last.call(x);", "an assignment into a tensor")]
    [InlineData("var x = conv.call(input); return last.call({|PRN1001:x.add(x, 2)|});", "add with alpha")]
    [InlineData("var x = conv.call(input); return last.call({|PRN1001:x.div(x, RoundingMode.floor)|});", "div with a rounding mode")]
    [InlineData("var x = conv.call(input); {|PRN1001:x.requires_grad|} = false; return last.call(x);", "setting requires_grad of a tensor")]
    public void InForward(string forward, string message) => Refusal.Expect(Refusal.Net(forward), message);

    [Fact]
    public void PaddingSameWithAnEvenKernel() => Refusal.Expect(Refusal.Net().Replace("conv = Conv2d(3, width, 1)", "conv = {|PRN1001:Conv2d(3, width, 2, padding: Padding.Same)|}"), "pads unevenly");

    [Fact]
    public void TheTraceNamesTheCallsThatLedThere() => Refusal.Expect(
        Refusal.Net(
            constructor: "width = Outer(8);",
            members: """
                private static long Outer(long w) => Inner(w + 1) - 1;
                private static long Inner(long w) => {|PRN1001:"net".GetHashCode()|};
                """),
        "a hash code", "Inner(w + 1)", "Outer(8)");

    [Fact]
    public void AConstructThatIsNotReachedIsFine() => Refusal.ExpectNone(Refusal.Net(constructor: "if (width > 100) width = \"net\".GetHashCode();"));
}
