using System;

namespace PrunableNets.Tests.Selection;

public sealed class CostTargetTests
{
    private static CostTarget Parse(string text) => CostTarget.Parse(text, FlopsConvention.Mac);

    [Theory]
    [InlineData("35152", 35_152)]
    [InlineData("35.152k", 35_152)]
    [InlineData("0.035152M", 35_152)]
    [InlineData("0.000035152 G", 35_152)]
    [InlineData(" 50% ", 35_152)]
    [InlineData("100%", 70_304)]
    [InlineData("400 parameters", 400)]
    [InlineData("0.4k parameters", 400)]
    [InlineData("100% parameters", 1_665)]
    [InlineData("60 %parameters", 999)]
    public void AmountsAndSharesAreRead(string text, long expected) => Assert.Equal(expected, Parse(text).Resolve(TinyNet.Architecture));

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("parameters")]
    [InlineData("101%")]
    [InlineData("0")]
    [InlineData("-5M")]
    [InlineData("5m")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    [InlineData("5M weights")]
    public void OtherTextIsRefusedWithExamples(string text)
    {
        var message = Assert.Throws<FormatException>(() => Parse(text)).Message;
        Assert.Contains("56M", message, StringComparison.Ordinal);
        Assert.Contains("460k parameters", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15327", "TinyNet cannot be pruned to 15,327 FLOPs (Mac): the narrowest network has 15,328, the dense network 70,304. Choose a target between them.")]
    [InlineData("70305", "TinyNet cannot be pruned to 70,305 FLOPs (Mac): the narrowest network has 15,328, the dense network 70,304. Choose a target between them.")]
    [InlineData("21.8%", "TinyNet cannot be pruned to 21.8% of the dense FLOPs (Mac): the narrowest network has 15,328 of 70,304. Choose a target from 21.9% to 100%.")]
    [InlineData("363 parameters", "TinyNet cannot be pruned to 363 parameters: the narrowest network has 364, the dense network 1,665. Choose a target between them.")]
    [InlineData("5% parameters", "TinyNet cannot be pruned to 5% of the dense parameters: the narrowest network has 364 of 1,665. Choose a target from 21.9% to 100%.")]
    public void OutsideTheReachableRangeIsRefusedWithTheRangeInTheUnitAsked(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Parse(text).Resolve(TinyNet.Architecture)).Message);

    [Theory]
    [InlineData("15328", "15,328 FLOPs (Mac)")]
    [InlineData("21.9%", "21.9% of the dense FLOPs (Mac)")]
    [InlineData("364 parameters", "364 parameters")]
    [InlineData("21.9% parameters", "21.9% of the dense parameters")]
    public void TheLeastThatARefusalNamesCanBeAskedFor(string text, string told)
    {
        var target = Parse(text);
        target.Resolve(TinyNet.Architecture);
        Assert.Equal(told, target.ToString());
    }

    [Fact]
    public void AConventionThatIsNotCountedIsRefusedWithThoseThatAre() =>
        Assert.Contains("it has Mac", Assert.Throws<ArgumentException>(() => CostTarget.Parse("50%", FlopsConvention.Fvcore).Resolve(TinyNet.Architecture)).Message, StringComparison.Ordinal);
}
