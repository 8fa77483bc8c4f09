using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0003Tests
{
    [Theory]
    [InlineData("")]
    [InlineData("3,8,8")]
    [InlineData("3xBxB")]
    [InlineData("3x0x8")]
    [InlineData("3x-8x8")]
    [InlineData("99999999999999999999x8x8")]
    public void AShapeThatIsNone(string shape) => Refusal.Expect(
        Refusal.Net().Replace("[Prunable(\"3x8x8\")]", $"[{{|PRN0003:Prunable(\"{shape}\")|}}]"), $"The input shape '{shape}' of 'Net' cannot be read");

    [Fact]
    public void AShapeIsFine() => Refusal.ExpectNone(Refusal.Net());
}
