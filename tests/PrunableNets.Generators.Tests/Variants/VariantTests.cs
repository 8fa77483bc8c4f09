using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Variants;

/// <summary>Several networks of one class, and the networks of factory methods.</summary>
public sealed class VariantTests
{
    private const string Body = """
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv;
            private readonly Parameter scale;
            private readonly Sequential tail;
            public Net(long width, int depth = 1, double p = 0.1, long[]? sizes = null) : base("Net")
            {
                conv = Conv2d(3, width, 1);
                scale = new Parameter(torch.ones(width, 1, 1));
                tail = Sequential();
                for (var i = 0; i < depth; i++)
                {
                    tail.append($"conv{i}", Conv2d(width, sizes?[i] ?? width, 1));
                    width = sizes?[i] ?? width;
                    tail.append($"drop{i}", Dropout(p));
                }
                tail.append("last", Conv2d(width, 2, 1));
                RegisterComponents();
            }
            public override Tensor forward(Tensor input) => tail.call(conv.call(input) * scale);
        }
        """;

    [Theory]
    [InlineData("Small", (3 * 4) + (4 * 4) + (4 * 2), "conv 4,tail.conv0 4")]
    [InlineData("Deep", (3 * 8) + (2 * 8 * 8) + (8 * 2), "conv 8,tail.conv0 8,tail.conv1 8")]
    [InlineData("Sized", (3 * 8) + (8 * 5) + (5 * 6) + (6 * 2), "conv 8,tail.conv0 5,tail.conv1 6")]
    public void EveryVariantIsEvaluatedWithItsArguments(string name, long macs, string groups)
    {
        var network = EvaluatedNetwork.Variant("""
            [Prunable("3x8x8", Name = "Small", Arguments = new object[] { 4 })]
            [Prunable("3x8x8", Name = "Deep", Arguments = new object[] { 8L, 2, 0.5f })]
            [Prunable("3x8x8", Name = "Sized", Arguments = new object[] { 8, 2, 0.25, new long[] { 5, 6 } })]
            """ + Body, name);
        Assert.Equal(groups.Split(','), network.Groups);
        Assert.Equal(macs * 64, network.Constant("DenseMac"));
        Assert.Equal(name, network.Architecture.Model);
        network.AssertComputesTheSame();
    }

    [Fact]
    public void AClassMayBeAModelItselfBesideItsVariants()
    {
        const string Source = """
            [Prunable("3x8x8", Arguments = new object[] { 4 })]
            [Prunable("3x8x8", Name = "Wide", Arguments = new object[] { 16 })]
            """;
        Assert.Equal("conv 4", EvaluatedNetwork.Variant(Source + Body, "Net").Groups[0]);
        Assert.Equal("conv 16", EvaluatedNetwork.Variant(Source + Body, "Wide").Groups[0]);
    }

    [Fact]
    public void APlanFileOfAVariantMakesItsSlimClass()
    {
        const string Source = """[Prunable("3x8x8", Name = "Small", Arguments = new object[] { 4 })]""" + Body;
        var architecture = EvaluatedNetwork.Variant(Source, "Small").Architecture;
        var plan = PruningPlan.FromKept(architecture, [[0, 2], [1]]);
        var file = new TextFile(GeneratorHarness.Folder + "Small.widths.json", PlanFile.From(architecture, plan, []).ToJson());
        var run = Generator.Run(Source, file).AssertClean();
        Assert.Contains("public sealed class SmallSlim : Module<Tensor, Tensor>", run.Sources["Net.SmallSlim.g.cs"]);
        Assert.NotNull(run.Load().GetType("SmallSlim"));
    }

    [Theory]
    [InlineData("public static Net Tiny() => new Net(4, 2);", "", "TinyModel")]
    [InlineData("public static Module<Tensor, Tensor> Make(long width, int depth) { var w = width * 2; return new Net(w, depth); }", ", Name = \"Tiny\", Arguments = new object[] { 2, 2 }", "Tiny")]
    [InlineData("private static Sequential Make() => Sequential((\"conv\", Conv2d(3, 4, 1)), (\"a\", Conv2d(4, 4, 1)), (\"b\", Conv2d(4, 4, 1)), (\"c\", Conv2d(4, 2, 1)));", ", Name = \"Tiny\"", "Tiny")]
    public void TheNetworkOfAFactory(string method, string options, string name)
    {
        var network = EvaluatedNetwork.Variant($$"""
            public static partial class Models
            {
                [Prunable("3x8x8"{{options}})]
                {{method}}
            }
            """ + Body, name);
        Assert.Equal(((3 * 4) + (2 * 4 * 4) + (4 * 2)) * 64, network.Constant("DenseMac"));
        network.AssertComputesTheSame();
    }

    [Fact]
    public void ABudgetBindsEveryVariant()
    {
        var run = Generator.Run("""
            [Prunable("3x8x8", Name = "Small", Arguments = new object[] { 4 })]
            [Prunable("3x8x8", Name = "Wide", Arguments = new object[] { 64 })]
            [FlopsBudget("10K", Of = ModelForm.Dense)]
            """ + Body);
        Assert.Contains("'Wide' (dense)", run.Single().Message);
    }
}
