using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Opaque;

/// <summary>In-place operations on what may or may not be a copy: followed where nobody reads the other tensor, refused where somebody does.</summary>
public sealed class SharedMemoryTests
{
    private const string Rows = "var p = x.permute(0, 2, 3, 1);";

    [Theory]
    [InlineData(Rows + "var c = p.contiguous(); c.exp_(); var y = c.permute(0, 3, 1, 2);")]
    [InlineData("var c = x.clone(); c.exp_(); var y = x * c;")]
    [InlineData("x = x.@float(); x.exp_(); var y = x;")]
    [InlineData("var c = x.cpu(); c.clamp_(0, 1); var y = c;")]
    public void WhatNobodyElseReads(string body) => ConvolutionNet.Expect(body, "conv 8");

    [Theory]
    [InlineData(Rows + "var c = p.contiguous(); {|PRN1001:c.exp_()|}; x = (p + c).permute(0, 3, 1, 2);")]
    [InlineData(Rows + "var c = p.contiguous(); {|PRN1001:p.exp_()|}; x = (p + c).permute(0, 3, 1, 2);")]
    [InlineData(Rows + "var c = p.contiguous(); {|PRN1001:c.exp_()|}; x = x + c.permute(0, 3, 1, 2);")]
    [InlineData("var c = x.@float(); {|PRN1001:c.exp_()|}; x = x + c;")]
    [InlineData("var c = x.to(float32); {|PRN1001:c.exp_()|}; x = x + c;")]
    [InlineData("var c = x.cpu(); {|PRN1001:c.exp_()|}; x = x + c;")]
    [InlineData("var v = x.unfold(2, 2, 2); {|PRN1001:x.exp_()|}; x = x + v.mean(new long[] { 2, 4 }).unsqueeze(2);")]
    public void WhatSomebodyElseReads(string body) => Refusal.Expect(Refusal.Net($"var x = conv.call(input); {body} return last.call(x);"), "in place, on memory that is read afterwards");
}
