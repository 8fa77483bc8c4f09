using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0002Tests
{
    [Fact]
    public void AClassThatIsNoModule() => Refusal.Expect("""[Prunable("3x8x8")] public sealed partial class {|PRN0002:Net|} { }""", "has to derive from Module<Tensor, Tensor>");

    [Fact]
    public void AModuleWithATupleResult() => Refusal.Expect("""
        [Prunable("3x8x8")]
        public sealed partial class {|PRN0002:Net|} : Module<Tensor, (Tensor, Tensor)>
        {
            public Net() : base("Net") { }
            public override (Tensor, Tensor) forward(Tensor a) => (a, a);
        }
        """, "has to derive from Module<Tensor, Tensor>");

    [Fact]
    public void ABaseClassInBetweenIsFine() => Refusal.ExpectNone(Refusal.Net(types: """
        public abstract class Base : Module<Tensor, Tensor>
        {
            protected Base(string name) : base(name) { }
        }
        """).Replace("class Net : Module<Tensor, Tensor>", "class Net : Base"));
}
