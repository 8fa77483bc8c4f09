using System.Linq;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.LibTorch.Tests.Modules;

/// <summary>Unpooling puts maxima back where pooling found them, and initialisation that needs a decomposition.</summary>
public sealed class UnpoolingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void MaximaAreWhereTheyWere(int rank)
    {
        using var scope = NewDisposeScope();
        var x = rand(new long[] { 2, 3 }.Concat(Enumerable.Repeat(6L, rank)).ToArray());
        var (pooled, unpooled) = rank switch
        {
            1 => Of(MaxPool1d(2).forward_with_indices(x), static (v, i) => MaxUnpool1d(2).call(v, i)),
            2 => Of(MaxPool2d(2).forward_with_indices(x), static (v, i) => MaxUnpool2d(2).call(v, i)),
            _ => Of(MaxPool3d(2).forward_with_indices(x), static (v, i) => MaxUnpool3d(2).call(v, i)),
        };
        Assert.Equal(x.shape, unpooled.shape);
        Assert.Equal(pooled.sum().item<float>(), unpooled.sum().item<float>(), 3);
        // Each element is the input's or zero.
        Assert.Equal(0f, ((unpooled - x) * unpooled).abs().max().item<float>());
    }

    [Fact]
    public void ASizeCanBeAskedFor()
    {
        using var scope = NewDisposeScope();
        var (values, indices) = functional.max_pool2d_with_indices(rand(1, 2, 7, 7), [2, 2]);
        Assert.Equal([1, 2, 7, 7], MaxUnpool2d(2).call(values, indices, [1, 2, 7, 7]).shape);
    }

    [Theory]
    [InlineData(4, 9)]
    [InlineData(9, 4)]
    public void OrthogonalRowsOrColumns(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var w = init.orthogonal_(empty(rows, columns), 2);
        var product = rows < columns ? w.mm(w.t()) : w.t().mm(w);
        Assert.True((product - 4 * eye(4)).abs().max().item<float>() < 1e-4f);
    }

    private static (Tensor, Tensor) Of((Tensor Values, Tensor Indices) pooled, System.Func<Tensor, Tensor, Tensor> unpool) => (pooled.Values, unpool(pooled.Values, pooled.Indices));
}
