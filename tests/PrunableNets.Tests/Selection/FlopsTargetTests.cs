using System;

namespace PrunableNets.Tests.Selection;

public sealed class FlopsTargetTests
{
    [Theory]
    [InlineData("35152", 35_152)]
    [InlineData("35.152k", 35_152)]
    [InlineData("0.035152M", 35_152)]
    [InlineData("0.000035152 G", 35_152)]
    [InlineData(" 50% ", 35_152)]
    [InlineData("100%", 70_304)]
    public void Amounts_and_shares_are_read(string text, long expected) =>
        Assert.Equal(expected, FlopsTarget.Parse(text, FlopsConvention.Mac).Resolve(TinyNet.Architecture));

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("101%")]
    [InlineData("0")]
    [InlineData("-5M")]
    [InlineData("5m")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    public void Other_text_is_refused_with_examples(string text) =>
        Assert.Contains("56M", Assert.Throws<FormatException>(() => FlopsTarget.Parse(text, FlopsConvention.Mac)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("15327")]
    [InlineData("70305")]
    public void Outside_the_reachable_range_is_refused_with_the_range(string text) =>
        Assert.Contains("15,328", Assert.Throws<ArgumentException>(() => FlopsTarget.Parse(text, FlopsConvention.Mac).Resolve(TinyNet.Architecture)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_convention_that_is_not_counted_is_refused_with_those_that_are() =>
        Assert.Contains("it has Mac", Assert.Throws<ArgumentException>(() => FlopsTarget.Parse("50%", FlopsConvention.Fvcore).Resolve(TinyNet.Architecture)).Message, StringComparison.Ordinal);
}
