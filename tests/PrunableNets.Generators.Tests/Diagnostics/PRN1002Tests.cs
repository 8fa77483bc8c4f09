using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN1002Tests
{
    [Theory]
    [InlineData("width = {|PRN1002:Environment.ProcessorCount|};", "'in_channels' of Conv2d", false)]
    [InlineData("if ({|PRN1002:cuda.is_available()|}) width = 4;", "is_available depends on the machine", true)]
    [InlineData("var n = {|PRN1002:System.IO.File.ReadAllText(\"width\")|}.Length; width = n;", "", false)]
    [InlineData("var clock = {|PRN1002:DateTime.Now|}.Second; width = clock;", "", false)]
    [InlineData("var chance = new Random(1); if ({|PRN1002:chance.Next(2)|} == 1) width = 4;", "System.Random.Next of the running program", true)]
    [InlineData("var chance = new Random(1); width = {|PRN1002:chance.Next(2)|} switch { 0 => 4, _ => 6 };", "the branch of a switch", true)]
    [InlineData("var chance = new Random(1); if ({|PRN1002:chance.Next(2)|} is 0) width = 4;", "a pattern", true)]
    [InlineData("var file = new System.IO.MemoryStream(); file.WriteByte(1); width = {|PRN1002:file.Length|} == 1 ? 4 : 6;", "System.IO.MemoryStream.Length", true)]
    [InlineData("foreach (var f in {|PRN1002:new System.IO.DirectoryInfo(\".\").GetFiles()|}) width++;", "a loop", true)]
    [InlineData("if ({|PRN1002:System.IO.File.Exists(\"wide\")|}) width = 4;", "a condition depends on a value that is only known at run time: System.IO.File.Exists of the running program", true)]
    public void InTheConstructor(string constructor, string message, bool names) =>
        Assert.Contains(names ? message : "run time", Refusal.Expect(Refusal.Net(constructor: constructor), "The structure of 'Net' cannot be known at compile time").Message, System.StringComparison.Ordinal);

    [Theory]
    [InlineData("var x = conv.call(input); if ({|PRN1002:x.sum().item<float>()|} > 0) x = x * 2; return last.call(x);", "the content of a tensor")]
    [InlineData("var x = conv.call(input); while ({|PRN1002:x.sum().ToSingle()|} > 1) x = x / 2; return last.call(x);", "the content of a tensor")]
    [InlineData("var x = conv.call(input); while ({|PRN1002:training|}) x = x * 2; return last.call(x);", "training")]
    [InlineData("var x = conv.call(input); {|PRN1002:if (training) x = x.flatten(2);|} return last.call(x);", "while training")]
    [InlineData("var list = new List<Tensor> { conv.call(input) }; {|PRN1002:if (training) list.Add(input);|} return last.call(list[0]);", "other items while training")]
    [InlineData("var x = conv.call(input); return last.call({|PRN1002:x[0]|});", "the size B depends on the batch")]
    [InlineData("var x = conv.call(input); return last.call({|PRN1002:x.narrow(0, 0, 1)|});", "the size B depends on the batch")]
    [InlineData("var x = conv.call(input); if ({|PRN1002:x.shape[0] > 1|}) x = x * 2; return last.call(x);", "a condition")]
    public void InForward(string forward, string message) => Refusal.Expect(Refusal.Net(forward), message);

    [Fact]
    public void AnUnknownValueThatDecidesNothingIsFine() => Refusal.ExpectNone(Refusal.Net(
        constructor: "var started = DateTime.Now; var cores = Environment.ProcessorCount + 1;", forward: "var x = conv.call(input); var n = x.shape[0] > 1; return last.call(x);"));

    [Fact]
    public void TheTraceNamesTheCalls() => Refusal.Expect(
        Refusal.Net(constructor: "width = Width(1);", members: "private static long Width(int n) { if ({|PRN1002:cuda.is_available()|}) return 4; return 8; }"),
        "a condition", "Width(1)");
}
