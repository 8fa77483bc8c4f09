using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN0005Tests
{
    [Fact]
    public void ARequiredParameter() => Refusal.Expect(
        Refusal.Net().Replace("public Net()", "public Net(int classes)").Replace("class Net", "class {|PRN0005:Net|}"), "has no constructor that can be called without arguments");

    [Fact]
    public void OptionalParametersAreFine() => Refusal.ExpectNone(Refusal.Net().Replace("public Net()", "public Net(int classes = 10)"));
}
