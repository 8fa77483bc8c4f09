using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0004Tests
{
    [Fact]
    public void ANestedClass() => Refusal.Expect(
        "public static partial class Outer\n{\n" + Refusal.Net().Replace("class Net", "class {|PRN0004:Net|}") + "\n}", "'Net' is nested in another class");

    [Fact]
    public void AGenericClass() => Refusal.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class {|PRN0004:Net|}<T> : Module<Tensor, Tensor>
        {
            public Net() : base("Net") { }
            public override Tensor forward(Tensor a) => a;
        }
        """, "'Net' is generic");

    [Fact]
    public void AnAbstractClass() => Refusal.Expect(Refusal.Net().Replace("sealed partial class Net", "abstract partial class {|PRN0004:Net|}"), "'Net' is abstract");

    [Fact]
    public void AFileLocalClass() => Refusal.Expect(Refusal.Net().Replace("public sealed partial class Net", "file sealed partial class {|PRN0004:Net|}"), "'Net' is local to its file");

    [Fact]
    public void AClassInANamespaceIsFine() => Refusal.ExpectNone("namespace A.B;\n" + Refusal.Net());
}
