using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Which batch norms can go into the layers in front of them.</summary>
public sealed class FoldableNormTests
{
    [Theory]
    [InlineData("norm.call(conv.call(x))", "conv norm")]
    // The layer's own output is read too.
    [InlineData("conv.call(x) is var y ? y + norm.call(y) : x", "")]
    // The norm is behind something else.
    [InlineData("norm.call(conv.call(x).relu())", "")]
    [InlineData("norm.call(x.repeat(1, 2, 1, 1))", "")]
    // The layer, or the norm, has another use.
    [InlineData("norm.call(conv.call(x)) + conv.call(x)", "")]
    [InlineData("norm.call(conv.call(x)) + norm.call(other.call(x))", "")]
    [InlineData("norm.call(conv.call(x)) * conv.weight.mean()", "")]
    // What it is in evaluation is no scale and shift.
    [InlineData("batch.call(conv.call(x))", "")]
    [InlineData("plain.call(conv.call(x))", "conv plain")]
    [InlineData("norm.call(transposed.call(x))", "transposed norm")]
    [InlineData("rows.call(linear.call(x.mean(new long[] { 2, 3 }))).unsqueeze(-1).unsqueeze(-1)", "linear rows")]
    [InlineData("rows.call(linear.call(x.flatten(2).transpose(1, 2)).transpose(1, 2)).unsqueeze(-1)", "")]
    [InlineData("norm.call(tied.call(x)) + other.call(x)", "")]
    public void AreThoseThatAloneReadALayerOfTheirOwn(string expression, string norms)
    {
        var architecture = EvaluatedNetwork.Of($$"""
            [Prunable("4x8x8")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(4, 8, 1), other = Conv2d(4, 8, 1), tied = Conv2d(4, 8, 1);
                private readonly ConvTranspose2d transposed = ConvTranspose2d(4, 8, 1);
                private readonly BatchNorm2d norm = BatchNorm2d(8), plain = BatchNorm2d(8, affine: false);
                private readonly BatchNorm2d batch = BatchNorm2d(8, track_running_stats: false);
                private readonly Linear linear = Linear(4, 8);
                private readonly BatchNorm1d rows = BatchNorm1d(8);
                private readonly Conv2d last = Conv2d(8, 2, 1);
                public Net() : base("Net")
                {
                    tied.weight = other.weight;
                    RegisterComponents();
                }
                public override Tensor forward(Tensor x) => last.call({{expression}});
            }
            """).Architecture;
        Assert.Equal(norms, string.Join(", ", architecture.FoldableNorms.Select(static n => $"{n.Layer} {n.Norm}")));
    }
}
