using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Arrays_of_every_rank_and_type_become_tensors()
    {
        Assert.Equal([2, 3], tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape);
        Assert.Equal([1, 2, 1], tensor(new long[,,] { { { 1 }, { 2 } } }).shape);
        Assert.Equal(ScalarType.Int32, tensor(new[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Float32, tensor(new[] { 1, 2 }, float32).dtype);
        Assert.Equal([2, 2], tensor(new double[] { 1, 2, 3, 4 }, [2, 2]).shape);
        Assert.Equal(6f, from_array(new float[,] { { 1, 2, 3 } }).sum().item<float>());
        Assert.Equal(ScalarType.Float64, tensor(1.5).dtype);
    }

    [Fact]
    public void Elements_are_read_in_row_major_order_whatever_the_strides()
    {
        using var x = arange(6).reshape(2, 3).t();
        Assert.Equal([0L, 3, 1, 4, 2, 5], x.data<long>().ToArray());
        Assert.Equal(4, x.data<long>()[1, 1]);
        Assert.Throws<ArgumentException>(() => x.data<float>());
        Assert.Throws<ArgumentException>(() => x.item<long>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cholesky_factor_is_the_triangle_that_was_asked_for(bool upper)
    {
        using var x = tensor(new double[,] { { 4, 2 }, { 2, 5 } });
        double[] expected = upper ? [2, 1, 0, 2] : [2, 0, 1, 2];
        Assert.Equal(expected, x.cholesky(upper).data<double>().ToArray());
        Assert.Equal(expected, cholesky(x, upper).data<double>().ToArray());
    }

    [Fact]
    public void Index_assignment_writes_through()
    {
        using var x = zeros(3, 4);
        x[0] = tensor(1f);
        x[TensorIndex.Colon, 3] = tensor(5f);
        x[2, 1] = 7f;
        x[x == 0] = -1f;
        Assert.Equal([1f, 1, 1, 5, -1, -1, -1, 5, -1, 7, -1, 5], x.data<float>().ToArray());
    }

    [Fact]
    public void Ranges_and_indices_from_the_end_are_slices()
    {
        using var x = arange(10);
        Assert.Equal([2L, 3], x[2..4].data<long>().ToArray());
        Assert.Equal([8L, 9], x[^2..].data<long>().ToArray());
        Assert.Equal(9, x[^1].item<long>());
        Assert.Equal([0L, 1], x[(null, 2)].data<long>().ToArray());
    }

    [Fact]
    public void Scalars_keep_their_kind()
    {
        using var ints = ones(2, int64);
        Assert.Equal(ScalarType.Int64, (ints * 2).dtype);
        Assert.Equal(ScalarType.Float32, (ints * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (ints / 2).dtype);
        Assert.Equal(0.5f, (1 / full(1, 2, float32)).item<float>());
        Assert.Equal(3, (5 - full(1, 2, int64)).item<long>());
        Assert.Equal(2.5, full([], 2.5).ToDouble());
    }

    [Fact]
    public void Seeds_repeat_and_generators_are_independent()
    {
        manual_seed(5);
        using var first = rand(4);
        manual_seed(5);
        Assert.True(first.Equals(rand(4)));
        using var a = new Generator(9);
        using var b = new Generator(9);
        Assert.True(randperm(10, generator: a).Equals(randperm(10, generator: b)));
        Assert.Equal(9, a.initial_seed());
    }

    [Fact]
    public void Conversions_say_what_they_cannot_do()
    {
        Assert.Throws<ArgumentException>(() => device("abacus"));
        Assert.Equal("cuda:1", device("cuda:1").ToString());
        if (!cuda.is_available())
            Assert.Throws<InvalidOperationException>(() => zeros(1).cuda());
    }

    [Fact]
    public void Every_core_is_used_unless_the_user_says_otherwise()
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null)
            Assert.Equal(Environment.ProcessorCount, get_num_threads());
    }

    [Fact]
    public void Tensors_print_their_metadata_or_their_elements()
    {
        using var x = tensor(new float[,] { { 1, 2.5f }, { -3, 0 } });
        Assert.Equal("[2x2], type = Float32, device = cpu", x.ToString());
        Assert.Equal("[[1, 2.5],\n [-3, 0]]", x.npstr());
        Assert.Equal("[0, 1, 2, ..., 1997, 1998, 1999]", arange(2000).npstr());
    }
}
