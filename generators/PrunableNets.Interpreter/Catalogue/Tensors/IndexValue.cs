using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

internal enum IndexKind
{
    All, Ellipsis, New, Single, Slice,
}

/// <summary>A <c>TensorIndex</c>.</summary>
internal sealed class IndexValue(IndexKind kind, long? start = null, long? end = null, long step = 1) : Value
{
    public IndexKind Kind { get; } = kind;

    public long? Start { get; } = start;

    public long? End { get; } = end;

    public long Step { get; } = step;

    public override string Describe() => "a tensor index";
}
