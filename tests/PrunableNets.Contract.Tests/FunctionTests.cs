using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Contract.Tests;

/// <summary>Functions that do not do what their name says, which the generator refuses or writes otherwise. A test that fails here is good news.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void HardtanhDoesNothingUnlessInPlace()
    {
        using var x = tensor(new[] { -2f, 0.5f, 3f });
        Assert.Equal([-2f, 0.5f, 3f], functional.hardtanh(x).data<float>().ToArray());
        Assert.Equal([-1f, 0.5f, 1f], functional.hardtanh(x, inplace: true).data<float>().ToArray());
    }

    [Fact]
    public void InterpolationWantsAFactorOrSizeForEachSpatialDimension()
    {
        using var x = ones(1, 1, 4, 4);
        Assert.Throws<ExternalException>(() => functional.interpolate(x, scale_factor: [2.0]));
        Assert.Throws<ExternalException>(() => functional.interpolate(x, size: [8]));
        Assert.Equal([1, 1, 8, 8], functional.interpolate(x, scale_factor: [2.0, 2.0]).shape);
    }

    [Fact]
    public void BaddbmmMixesUpItsOperands() =>
        Assert.Throws<ExternalException>(() => baddbmm(ones(2, 3, 5), ones(2, 3, 4), ones(2, 4, 5), 1f, 1f));

    [Fact]
    public void AttentionTakesNoKeysAndValuesOfDifferentSizes()
    {
        using var layer = MultiheadAttention(8, 2, kdim: 4, vdim: 6);
        Assert.Throws<ExternalException>(() => layer.call(ones(3, 2, 8), ones(5, 2, 4), ones(5, 2, 6), null, true, null));
    }

    [Fact]
    public void TruncatedNormalInitialisationGivesOneNumber()
    {
        using var weights = init.trunc_normal_(zeros(64, 64), std: 0.02);
        Assert.InRange(weights.std().ToSingle(), 0, 1e-6f);
    }
}
