using System;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Variants;

/// <summary>What the attribute says about widths: rounding, a least number, and fields that keep their channels.</summary>
public sealed class WidthTests
{
    private static string Net(string attribute, string member = "") => $$"""
        {{attribute}}
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 32, 1);
            {{member}} private readonly Conv2d middle = Conv2d(32, 20, 1);
            private readonly Conv2d last = Conv2d(20, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor x) => last.call(middle.call(conv.call(x)));
        }
        """;

    [Fact]
    public void AFieldKeepsItsChannels() => Assert.Equal(["conv 32"], EvaluatedNetwork.Of(Net("[Prunable(\"3x8x8\")]", "[KeepChannels]")).Groups);

    [Fact]
    public void GroupsSayWhichWidthsAreAllowed()
    {
        var groups = EvaluatedNetwork.Of(Net("[Prunable(\"3x8x8\", RoundTo = 8, MinChannels = 10)]")).Architecture.Groups;
        Assert.Equal([16, 24, 32], Enumerable.Range(0, 33).Where(groups[0].Allows));
        // 20 channels cannot be rounded to 24, but may all stay.
        Assert.Equal([16, 20], Enumerable.Range(0, 21).Where(groups[1].Allows));
        Assert.Equal([16, 16], groups.Select(static g => g.LeastWidth));
    }

    [Fact]
    public void HeadsCountAsTheirDimensions()
    {
        var group = EvaluatedNetwork.Of("""
            [Prunable("6x16", RoundTo = 8, MinChannels = 8)]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Linear q = Linear(16, 32);
                private readonly Linear k = Linear(16, 32);
                private readonly Linear v = Linear(16, 32);
                private readonly Linear last = Linear(32, 3);
                public Net() : base("Net") => RegisterComponents();
                public override Tensor forward(Tensor x) =>
                    last.call(functional.scaled_dot_product_attention(Heads(q.call(x)), Heads(k.call(x)), Heads(v.call(x))).transpose(1, 2).reshape(x.shape[0], 6, 32));
                private Tensor Heads(Tensor t) => t.view(t.shape[0], t.shape[1], 8, 4).transpose(1, 2);
            }
            """).Architecture.Groups.Single();
        Assert.Equal((8, 2, 2), (group.Channels, group.RoundTo, group.MinChannels));
    }

    [Fact]
    public void APlanWithAnotherWidthIsRefused()
    {
        var architecture = EvaluatedNetwork.Of(Net("[Prunable(\"3x8x8\", RoundTo = 8)]")).Architecture;
        var kept = new[] { Enumerable.Range(0, 12).ToArray(), Enumerable.Range(0, 16).ToArray() };
        Assert.Contains("multiple of 8", Assert.Throws<ArgumentException>(() => PruningPlan.FromKept(architecture, kept)).Message);

        var loose = EvaluatedNetwork.Of(Net("[Prunable(\"3x8x8\")]")).Architecture;
        var file = new TextFile(GeneratorHarness.Folder + "Net.widths.json", PlanFile.From(loose, PruningPlan.FromKept(loose, kept), []).ToJson());
        var reported = Generator.Run(Net("[Prunable(\"3x8x8\", RoundTo = 8)]"), file).Single();
        Assert.Equal("PRN3002", reported.Id);
        Assert.Contains("'conv' keeps 12 of 32 channels in the plan, and the class asks for multiples of 8", reported.Message);
    }
}
