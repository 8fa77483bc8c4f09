using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0008Tests
{
    [Theory]
    [InlineData("public static class {|PRN0008:Flops|} { }", "Flops")]
    [InlineData("public int {|PRN0008:Architecture|} => 1;", "Architecture")]
    [InlineData("public void {|PRN0008:Create|}() { }", "Create")]
    [InlineData("public const int {|PRN0008:Slim|} = 1;", "Slim")]
    public void AMemberWithAGeneratedName(string member, string name) =>
        Refusal.Expect(Refusal.Net(members: member), $"'Net' has something named '{name}'");

    [Fact]
    public void ASlimClassBesideIt() => Refusal.Expect(
        Refusal.Net(types: "public sealed class NetSlim { }").Replace("partial class Net ", "partial class {|PRN0008:Net|} "), "'NetSlim'");

    [Fact]
    public void AModuleWithTheNameOfTheGates() => Refusal.Expect(
        Refusal.Net(constructor: "register_module(\"gates\", Conv2d(3, 3, 1));").Replace("partial class Net ", "partial class {|PRN0008:Net|} "), "'gates'");

    [Fact]
    public void OtherNamesAreFine() => Refusal.ExpectNone(Refusal.Net(members: "public static int CreateAll() => 1;"));
}
