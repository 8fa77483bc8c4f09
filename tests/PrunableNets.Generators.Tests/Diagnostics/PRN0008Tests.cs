using System.Linq;
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

    [Theory]
    [InlineData("NetFolded", true, 1)]
    [InlineData("NetFolded", false, 0)]
    [InlineData("OtherFolded", true, 0)]
    public void AFoldedClassBesideIt(string name, bool foldsNorms, int refused)
    {
        const string Forward = "return last.call(norm.call(conv.call(input)));";
        var source = Refusal.Net(Forward, "norm = BatchNorm2d(8);", "private readonly BatchNorm2d norm;", $"public sealed class {name} {{ }}");
        var run = Generator.NewHarness(foldsNorms: foldsNorms).Run(source);
        Assert.Equal(Enumerable.Repeat(("PRN0008", "Net"), refused), run.Diagnostics.Select(static d => (d.Id, d.Span)));
        Assert.All(run.Diagnostics, static d => Assert.Contains("'NetFolded'", d.Message, System.StringComparison.Ordinal));
    }

    [Fact]
    public void ASlimClassBesideAFactory() => Refusal.Expect(
        """
        public static partial class Nets
        {
            [Prunable("3x8x8")]
            public static Module<Tensor, Tensor> {|PRN0008:Net|}() => Sequential(Conv2d(3, 8, 3), Conv2d(8, 2, 1));
        }

        public sealed class NetModelSlim { }
        """,
        "'NetModelSlim'");

    [Fact]
    public void AModuleWithTheNameOfTheGates() => Refusal.Expect(
        Refusal.Net(constructor: "register_module(\"gates\", Conv2d(3, 3, 1));").Replace("partial class Net ", "partial class {|PRN0008:Net|} "), "'gates'");

    [Fact]
    public void OtherNamesAreFine() => Refusal.ExpectNone(Refusal.Net(members: "public static int CreateAll() => 1;"));
}
