using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Variants;

/// <summary>Networks of several tensors, of whole numbers, and of tensors that are left out.</summary>
public sealed class InputTests
{
    [Fact]
    public void TwoTensors() => Check(
        """[Prunable("3x8x8", "5")]""", "Module<Tensor, Tensor, Tensor>",
        "Tensor image, Tensor facts", "last.call(conv.call(image) + fc.call(facts).unsqueeze(-1).unsqueeze(-1))", "randn(2, 3, 8, 8), randn(2, 5)");

    [Fact]
    public void WholeNumbers() => Check(
        """[Prunable("3x8x8", "4:long")]""", "Module<Tensor, Tensor, Tensor>",
        "Tensor image, Tensor words", "last.call(conv.call(image) * rows.call(words).mean(new long[] { 1 }).view(-1, 8, 1, 1))", "randn(2, 3, 8, 8), randint(0, 10, new long[] { 2, 4 })");

    [Theory]
    [InlineData("""[Prunable("3x8x8", "null")]""", "Tensor image, Tensor? mask")]
    [InlineData("""[Prunable("3x8x8")]""", "Tensor image, Tensor? mask = null")]
    public void AnOptionalTensorThatIsLeftOut(string attribute, string parameters) => Check(
        attribute, "Module<Tensor, Tensor?, Tensor>", parameters, "last.call(mask is null ? conv.call(image) : conv.call(image) * mask)", "randn(2, 3, 8, 8)", denseInput: "x0, null");

    [Fact]
    public void FloatsAreNoIndices() => Refusal.Expect(
        Refusal.Net("return last.call(conv.call(input)).mean(new long[] { 2, 3 }) + {|PRN1006:rows.call(input)|}.mean(new long[] { 1, 2, 3 });", members: "private readonly Embedding rows = Embedding(10, 2);"),
        "as in \"3x8x8:long\"");

    private static void Check(string attribute, string type, string parameters, string body, string inputs, string? denseInput = null)
    {
        var names = inputs.Contains("), ") ? "x0, x1" : "x0";
        var run = Generator.Run($$"""
            {{attribute}}
            public sealed partial class Net : {{type}}
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                private readonly Conv2d last = Conv2d(8, 2, 1);
                private readonly Linear fc = Linear(5, 8);
                private readonly Embedding rows = Embedding(10, 8);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward({{parameters}}) => {{body}};
            }

            public static class Driver
            {
                public static (double Gated, double Slim, int Groups, int Widths) Run()
                {
                    using var guard = no_grad();
                    random.manual_seed(1);
                    var ({{names}}{{(names == "x0" ? ", _" : "")}}) = ({{inputs}}{{(names == "x0" ? ", 0" : "")}});
                    var dense = Net.Create();
                    var gated = Net.CreateGated(dense);
                    gated.Gates.OpenAll();
                    var open = Difference(dense.call({{denseInput ?? names}}), gated.call({{names}}));
                    var plan = PruningPlan.FromKept(Net.Architecture, [[1, 4, 7]]);
                    gated.Gates.Harden(plan);
                    var slim = Net.CreateSlim(dense, plan);
                    return (open, Difference(gated.call({{names}}), slim.call({{names}})), Net.Architecture.Groups.Count, Net.Architecture.Groups[0].Channels);
                }

                private static double Difference(Tensor expected, Tensor actual) => ((expected - actual).abs().max() / expected.abs().max()).ToDouble();
            }
            """.Replace(body.Contains("fc.") ? "\0" : "private readonly Linear fc = Linear(5, 8);", "").Replace(body.Contains("rows.") ? "\0" : "private readonly Embedding rows = Embedding(10, 8);", "")).AssertClean();
        var (gated, slim, groups, channels) = ((double, double, int, int))run.Load().GetType("Driver")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        Assert.Equal((1, 8), (groups, channels));
        Assert.True(gated < 1e-5, $"Gated differs from dense by {gated}.");
        Assert.True(slim < 1e-5, $"Slim differs from hard-gated by {slim}.");
    }
}
