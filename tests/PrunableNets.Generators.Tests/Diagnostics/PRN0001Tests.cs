using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0001Tests
{
    [Fact]
    public void AClassThatIsNotPartial() => Refusal.Expect(Refusal.Net().Replace("sealed partial class Net", "sealed class {|PRN0001:Net|}"), "'Net' is marked [Prunable] and has to be partial");

    [Fact]
    public void APartialClassIsFine() => Refusal.ExpectNone(Refusal.Net());
}
