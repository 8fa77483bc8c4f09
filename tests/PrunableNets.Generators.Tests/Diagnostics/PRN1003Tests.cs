using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1003Tests
{
    [Theory]
    [InlineData("x.vander()", "TorchSharp.torch.Tensor.vander is not known")]
    [InlineData("torch.vander(x)", "vander")]
    [InlineData("x.nonzero()", "the size of what nonzero returns depends on what the tensor holds")]
    [InlineData("x.masked_select(x > 0)", "masked_select")]
    public void AnOperationThatIsNotKnown(string operation, string message) =>
        Refusal.Expect(Refusal.Net($"var x = conv.call(input); return last.call({{|PRN1003:{operation}|}});"), message);

    [Fact]
    public void TheTraceNamesTheModule() => Refusal.Expect(
        Refusal.Net("return last.call(Mixed(conv.call(input)));", members: "private Tensor Mixed(Tensor x) => {|PRN1003:x.vander()|};"),
        "vander", "Mixed(conv.call(input))");

    [Fact]
    public void KnownOperationsAreFine() => Refusal.ExpectNone(Refusal.Net("return last.call(functional.relu(conv.call(input)));"));
}
