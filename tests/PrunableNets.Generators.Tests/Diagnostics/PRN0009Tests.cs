using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0009Tests
{
    private static string Net(string attributes) => Refusal.Net().Replace("[Prunable(\"3x8x8\")]", attributes).Replace("public Net()", "public Net(long classes = 10, string kind = \"\")");

    [Fact]
    public void TwoVariantsOfOneName() => Refusal.Expect(
        Net("[Prunable(\"3x8x8\", Name = \"A\")][{|PRN0009:Prunable(\"3x8x8\", Name = \"A\")|}]"), "'A' is there 2 times");

    [Fact]
    public void TwoVariantsWithoutAName() => Refusal.Expect(Net("[Prunable(\"3x8x8\")][{|PRN0009:Prunable(\"3x16x16\")|}]"), "'Net' is there 2 times");

    [Fact]
    public void ANameThatIsNone() => Refusal.Expect(Net("[{|PRN0009:Prunable(\"3x8x8\", Name = \"ResNet-110\")|}]"), "the Name 'ResNet-110' is no C# name");

    [Fact]
    public void ArgumentsThatNoConstructorTakes() => Refusal.Expect(
        Net("[{|PRN0009:Prunable(\"3x8x8\", Name = \"A\", Arguments = new object[] { \"x\", 3 })|}]"), "no constructor takes the arguments (\"x\", 3)");

    [Fact]
    public void RoundingToNothing() => Refusal.Expect(Net("[{|PRN0009:Prunable(\"3x8x8\", RoundTo = 0)|}]"), "the first is at least 1");

    [Fact]
    public void NamedVariantsAreFine() => Refusal.ExpectNone(Net("[Prunable(\"3x8x8\")][Prunable(\"3x16x16\", Name = \"Large\", Arguments = new object[] { 3, \"x\" })]"));
}
