using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0010Tests
{
    private static string Factory(string method, string type = "public static partial class Models") => $$"""
        {{type}}
        {
            [Prunable("3x8x8")]
            {{method}}
        }
        """;

    [Fact]
    public void AnInstanceMethod() => Refusal.Expect(
        Factory("public Module<Tensor, Tensor> {|PRN0010:Make|}() => Conv2d(3, 4, 1);", "public partial class Models"), "has to be a static method");

    [Fact]
    public void AClassThatIsNotPartial() => Refusal.Expect(
        Factory("public static Module<Tensor, Tensor> {|PRN0010:Make|}() => Conv2d(3, 4, 1);", "public static class Models"), "has to be in a partial class, so that the variant can be generated into 'Models'");

    [Fact]
    public void AMethodThatReturnsNoModule() => Refusal.Expect(Factory("public static string {|PRN0010:Make|}() => \"\";"), "has to return Module<Tensor, Tensor>");

    [Fact]
    public void ANestedClass() => Refusal.Expect(
        "public partial class Outer\n{\n" + Factory("public static Module<Tensor, Tensor> {|PRN0010:Make|}() => Conv2d(3, 4, 1);") + "\n}", "directly in a namespace");

    [Fact]
    public void AStaticMethodOfAPartialClassIsFine() => Refusal.ExpectNone(Factory("public static Module<Tensor, Tensor> Make() => Sequential(Conv2d(3, 4, 1), Conv2d(4, 2, 1));"));
}
