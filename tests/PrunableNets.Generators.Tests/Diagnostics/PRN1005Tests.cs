using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1005Tests
{
    [Theory]
    [InlineData("if (width == 8) {|PRN1005:throw new ArgumentException(\"no eight\");|}", "throws: no eight")]
    [InlineData("var sizes = new long[] { 1, 2 }; width = {|PRN1005:sizes[2]|};", "index 2 is outside of a list of 2")]
    [InlineData("string? text = null; width = {|PRN1005:text!.Length|};", "Length of null")]
    [InlineData("var zero = width - 8; width = {|PRN1005:8 / zero|};", "division by zero")]
    [InlineData("var least = int.MinValue + (int)(width - 8); width = {|PRN1005:least / (int)(7 - width)|};", "overflows")]
    [InlineData("width = {|PRN1005:width switch { 1 => 2, 2 => 3 }|};", "no arm of the switch matches 8")]
    [InlineData("var widths = new Dictionary<string, long>(); width = {|PRN1005:widths[\"a\"]|};", "the dictionary has no key \"a\"")]
    [InlineData("Func<long>? f = null; width = {|PRN1005:f!()|};", "a call of null")]
    [InlineData("Conv2d? missing = null; {|PRN1005:missing!.eval()|};", "eval is called on null")]
    public void InTheConstructor(string constructor, string message) => Refusal.Expect(Refusal.Net(constructor: constructor), message);

    [Fact]
    public void AGuardOnShapes() => Refusal.Expect(
        Refusal.Net("""var x = conv.call(input); if (x.shape[2] < 32) {|PRN1005:throw new ArgumentException("too small");|} return last.call(x);"""), "throws: too small");

    [Fact]
    public void AGuardThatHoldsIsFine() => Refusal.ExpectNone(Refusal.Net("""var x = conv.call(input); if (x.shape[2] < 8) throw new ArgumentException("too small"); return last.call(x);"""));
}
