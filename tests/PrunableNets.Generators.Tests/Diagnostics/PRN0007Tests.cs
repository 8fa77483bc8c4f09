using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0007Tests
{
    [Fact]
    public void MoreShapesThanTensors() => Refusal.Expect(
        Refusal.Net().Replace("[Prunable(\"3x8x8\")]", "[{|PRN0007:Prunable(\"3x8x8\", \"10\")|}]"), "'Net' names 2 input shapes, but its forward takes 1 tensors");

    [Fact]
    public void NoShape() => Refusal.Expect(Refusal.Net().Replace("[Prunable(\"3x8x8\")]", "[{|PRN0007:Prunable|}]"), "names 0 input shapes");

    [Fact]
    public void OneShapeForOneTensorIsFine() => Refusal.ExpectNone(Refusal.Net());
}
