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

    [Theory]
    [InlineData("width = {|PRN1003:System.Text.Rune.GetRuneAt(\"a\", 0)|}.Value;", "depends on a value that is not evaluated: System.Text.Rune.GetRuneAt is not known to the interpreter")]
    [InlineData("width = {|PRN1003:System.Runtime.InteropServices.Marshal.SizeOf(1)|};", "Conv2d depends on a value that is not evaluated: System.Runtime.InteropServices.Marshal.SizeOf is not known")]
    [InlineData("var tag = {|PRN1003:new System.Xml.NameTable().Get(\"a\")|}; if (tag == null) width = 4;", "System.Xml.NameTable.Get is not known")]
    [InlineData("var tag = {|PRN1003:new System.Xml.NameTable().Get(\"a\")|} ?? \"four\"; width = tag.Length;", "?? depends on a value that is not evaluated: System.Xml.NameTable.Get")]
    [InlineData("var tags = new List<string> { {|PRN1003:new System.Xml.NameTable().Get(\"a\")|} }; width = tags.Contains(\"a\") ? 4 : 6;", "an equality depends")]
    [InlineData("width = {|PRN1003:typeof(Net).GetFields()|}.Length;", "System.Type.GetFields is reflection")]
    [InlineData("width = (int){|PRN1003:Activator.CreateInstance(typeof(int))|};", "System.Activator.CreateInstance is reflection")]
    public void AMemberThatTheStructureDependsOn(string constructor, string message) => Refusal.Expect(Refusal.Net(constructor: constructor), message);

    [Fact]
    public void TheTraceNamesTheModule() => Refusal.Expect(
        Refusal.Net("return last.call(Mixed(conv.call(input)));", members: "private Tensor Mixed(Tensor x) => {|PRN1003:x.vander()|};"),
        "vander", "Mixed(conv.call(input))");

    [Fact]
    public void KnownOperationsAreFine() => Refusal.ExpectNone(Refusal.Net("return last.call(functional.relu(conv.call(input)));"));
}
