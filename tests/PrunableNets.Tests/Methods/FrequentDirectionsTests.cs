using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class FrequentDirectionsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    private static Tensor Sketch(Tensor rows, long size, long piece = long.MaxValue)
    {
        using var directions = new FrequentDirections(size, rows.shape[1], CPU);
        for (long start = 0; start < rows.shape[0]; start += Math.Min(piece, rows.shape[0]))
            directions.Append(rows.narrow(0, start, Math.Min(piece, rows.shape[0] - start)));
        return directions.Sketch.clone();
    }

    private static Tensor Lost(Tensor rows, Tensor sketch) => rows.t().mm(rows).sub(sketch.t().mm(sketch));

    [Theory]
    [InlineData(60, 20, 10)]
    [InlineData(100, 50, 16)]
    [InlineData(40, 30, 7)]
    [InlineData(33, 20, 2)]
    [InlineData(30, 12, 1)]
    public void WhatIsLostIsWithinTheBound(int rows, int columns, int size)
    {
        var a = Drawn.Matrix(rows, columns, 7);
        var lost = linalg.eigvalsh(Lost(a, Sketch(a, size)));
        // Nothing is made up, and no direction loses more than its share; l / 2 is the bound of the papers.
        Assert.InRange(lost.min().ToDouble(), -1e-9, double.MaxValue);
        var energy = a.square().sum().ToDouble();
        Assert.InRange(lost.max().ToDouble(), 0, energy / ((size / 2) + 1));
        Assert.InRange(lost.max().ToDouble(), 0, energy / Math.Max(size / 2.0, 1));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void AMatrixOfHalfTheRankIsKeptExactly(int rank)
    {
        var a = Drawn.Matrix(60, rank, 8).mm(Drawn.Matrix(rank, 20, 9));
        Assert.InRange(Lost(a, Sketch(a, 10)).abs().max().ToDouble(), 0, 1e-8);
    }

    [Fact]
    public void AMatrixOfFewColumnsIsKeptExactly()
    {
        var a = Drawn.Matrix(64, 8, 10);
        Assert.InRange(Lost(a, Sketch(a, 24)).abs().max().ToDouble(), 0, 1e-8);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void PiecesGiveTheSketchOfTheWhole(int piece)
    {
        var a = Drawn.Matrix(60, 20, 11);
        Assert.True(Sketch(a, 10).allclose(Sketch(a, 10, piece), rtol: 1e-9, atol: 1e-9));
    }

    [Fact]
    public void RowsThatFitAreKeptAsTheyAre()
    {
        var a = Drawn.Matrix(6, 20, 12);
        var sketch = Sketch(a, 10);
        Assert.True(sketch.narrow(0, 0, 6).equal(a).all().ToBoolean());
        Assert.Equal(0, sketch.narrow(0, 6, 4).abs().max().ToDouble());
    }

    /// <summary>The official code ends before it would have to shrink for fewer rows than it frees.</summary>
    [Theory]
    [InlineData(8, 5)]
    [InlineData(8, 4)]
    [InlineData(64, 33)]
    [InlineData(17, 4)]
    [InlineData(9, 7)]
    public void ASketchForALayerHasNoFilterOfZeros(int rows, int size)
    {
        var a = Drawn.Matrix(rows, 100, 13);
        var sketch = SketchedFilters.Of(a, size);
        Assert.True(sketch.square().sum([1]).min().ToDouble() > 0);
        if (rows - size < size - (size / 2))
            Assert.True(sketch.equal(a.narrow(0, 0, size)).all().ToBoolean());
    }
}
