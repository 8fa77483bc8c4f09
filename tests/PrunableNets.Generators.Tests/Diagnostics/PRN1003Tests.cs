using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1003Tests
{
    [Theory]
    [InlineData("x.cumsum(1)", "TorchSharp.torch.Tensor.cumsum is not known")]
    [InlineData("torch.cumsum(x, 1)", "cumsum")]
    [InlineData("x % 2", "the operator Remainder on tensors")]
    public void AnOperationThatIsNotKnown(string operation, string message) =>
        Refusal.Expect(Refusal.Net($"var x = conv.call(input); return last.call({{|PRN1003:{operation}|}});"), message);

    [Fact]
    public void TheTraceNamesTheModule() => Refusal.Expect(
        Refusal.Net("return last.call(Mixed(conv.call(input)));", members: "private Tensor Mixed(Tensor x) => {|PRN1003:x.cumsum(1)|};"),
        "cumsum", "Mixed(conv.call(input))");

    [Fact]
    public void KnownOperationsAreFine() => Refusal.ExpectNone(Refusal.Net("return last.call(functional.relu(conv.call(input)));"));
}
