using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0006Tests
{
    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("-5M")]
    [InlineData("1,5G")]
    [InlineData("5 apples")]
    public void ABudgetThatIsNoNumber(string budget) => Refusal.Expect(
        Refusal.Net().Replace("[Prunable", $"[{{|PRN0006:FlopsBudget(\"{budget}\")|}}]\n[Prunable"), $"The budget '{budget}' cannot be read");

    [Theory]
    [InlineData("56M")]
    [InlineData("1.5G")]
    [InlineData("55840000")]
    public void ABudgetIsFine(string budget) => Refusal.ExpectNone(Refusal.Net().Replace("[Prunable", $"[FlopsBudget(\"{budget}\")]\n[Prunable"));
}
