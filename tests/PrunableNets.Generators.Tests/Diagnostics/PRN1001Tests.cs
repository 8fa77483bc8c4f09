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
    [InlineData("var x = conv.call(input); {|PRN1001:conv.eval()|}; return last.call(x);", "eval() in forward")]
    [InlineData("{|PRN1001:conv.train(false)|}; return last.call(conv.call(input));", "train() in forward")]
    [InlineData("{|PRN1001:conv.weight!.mul_(2)|}; return last.call(conv.call(input));", "in place, on a parameter or buffer, which")]
    public void InForward(string forward, string message) => Refusal.Expect(Refusal.Net(forward), message);

    [Fact]
    public void ABufferThatForwardWritesTo() => Refusal.Expect(
        Refusal.Net(
            "var x = conv.call(input); using (no_grad()) {|PRN1001:mean.mul_(0.9)|}.add_(x.mean(new long[] { 0, 2, 3 }) * 0.1); return last.call(x - mean.view(8, 1, 1));",
            "register_buffer(\"mean\", mean);", "private readonly Tensor mean = torch.zeros(8);"),
        "in place, on a parameter or buffer, which");

    [Fact]
    public void AnOverrideOfTrain() => Refusal.Expect(
        Refusal.Net(members: "public override void {|PRN1001:train|}(bool on = true) { base.train(on); conv.eval(); }"), "an override of train");

    [Fact]
    public void AnOverrideOfTrainInABlockThatIsNotMade() => Refusal.ExpectNone(Refusal.Net(
        types: "public sealed class Other : Module<Tensor, Tensor> { public Other() : base(\"o\") { } public override void train(bool on = true) { } public override Tensor forward(Tensor x) => x; }"));

    [Fact]
    public void TheModeInTheConstructorIsTheDenseNetworks() => Refusal.ExpectNone(Refusal.Net(constructor: "var other = Conv2d(1, 1, 1); other.eval();"));

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
