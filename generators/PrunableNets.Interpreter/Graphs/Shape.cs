using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>The shape of a tensor.</summary>
public sealed class Shape(params Dimension[] dimensions) : IReadOnlyList<Dimension>
{
    public int Rank => dimensions.Length;

    public int Count => dimensions.Length;

    public Dimension this[int index] => dimensions[index];

    /// <summary>Product of the sizes that are not the batch: the elements of one input.</summary>
    public long ElementsPerInput => dimensions.Aggregate(1L, static (product, d) => product * d.Factor);

    /// <summary>True when some dimension is the batch.</summary>
    public bool HasBatch => dimensions.Any(static d => d.IsBatch);

    public Shape With(int index, Dimension size)
    {
        var copy = (Dimension[])dimensions.Clone();
        copy[index] = size;
        return new Shape(copy);
    }

    /// <summary>The sizes, joined by x, without a batch that comes first: <c>16x32x32</c>, <c>35xBx200</c>.</summary>
    public string WithoutBatch() => string.Join("x", dimensions.Skip(Rank > 0 && dimensions[0].IsBatch ? 1 : 0));

    public bool SameAs(Shape other) => dimensions.SequenceEqual(other);

    public override string ToString() => "[" + string.Join(", ", dimensions) + "]";

    public IEnumerator<Dimension> GetEnumerator() => ((IEnumerable<Dimension>)dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
