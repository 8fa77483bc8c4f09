using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

internal enum IndexKind
{
    All, Ellipsis, New, Single, Slice,
}

/// <summary>A <c>TensorIndex</c>.</summary>
internal sealed class IndexValue(IndexKind kind, GivenSize start = default, GivenSize end = default, long step = 1) : Value
{
    public IndexKind Kind { get; } = kind;

    /// <summary>The position, or where the slice begins.</summary>
    public GivenSize Start { get; } = start;

    public GivenSize End { get; } = end;

    public long Step { get; } = step;

    public override string Describe() => "a tensor index";
}
