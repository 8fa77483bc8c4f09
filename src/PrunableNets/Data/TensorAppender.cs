using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Data;

/// <summary>Values of tensors [B, ..shape], one batch after the other.</summary>
internal sealed class TensorAppender
{
    private readonly List<float[]> _floats = [];
    private readonly List<long[]> _integers = [];
    private readonly bool _isFloat;

    /// <param name="first">The first of the tensors, whose type and shape all have.</param>
    /// <exception cref="ArgumentException">It is of a type that is not held.</exception>
    public TensorAppender(Tensor first)
    {
        _isFloat = first.dtype == ScalarType.Float32;
        if (!_isFloat && first.dtype is not (ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8 or ScalarType.Byte))
            throw new ArgumentException($"Tensors of {first.dtype} are not held; only Float32 and whole numbers are. Convert them with to(float32), or to(int64) where they are tokens or classes.", nameof(first));
        if (first.dim() == 0)
            throw new ArgumentException("A tensor without dimensions is no batch; N samples are [N, ..].", nameof(first));
        Shape = first.shape[1..];
    }

    /// <summary>Without the batch.</summary>
    public long[] Shape { get; }

    /// <summary>Samples so far.</summary>
    public int Count { get; private set; }

    /// <summary>One whole number a sample.</summary>
    public bool IsLabel => !_isFloat && Shape.Length == 0;

    public void Append(Tensor tensor)
    {
        if (tensor.dim() != Shape.Length + 1 || !tensor.shape.AsSpan(1).SequenceEqual(Shape) || tensor.dtype == ScalarType.Float32 != _isFloat)
            throw new ArgumentException($"After {this}, a batch is {tensor.dtype} [{string.Join(", ", tensor.shape)}]; all have one type and shape.", nameof(tensor));
        if ((Count + tensor.shape[0]) * Math.Max(1, Shape.Aggregate(1L, static (product, s) => product * s)) > Array.MaxLength)
            throw new ArgumentException($"After {Count} samples of [{string.Join(", ", Shape)}] there are more values than memory can hold in one piece; use a data set that is asked for its samples, {nameof(Dataset)}.{nameof(Dataset.From)}.", nameof(tensor));
        var values = tensor.cpu().contiguous();
        if (_isFloat)
            _floats.Add(values.data<float>().ToArray());
        else
            _integers.Add(values.to(ScalarType.Int64).data<long>().ToArray());
        Count = checked(Count + (int)tensor.shape[0]);
    }

    public long[] Integers() => Join(_integers);

    /// <exception cref="ArgumentException">A whole number of a map names no class, and is not -100, which names none.</exception>
    public void CheckClasses(int classes)
    {
        if (_isFloat || IsLabel)
            return;
        foreach (var value in _integers.SelectMany(static v => v))
            if (value != -100 && (ulong)value >= (ulong)classes)
                throw new ArgumentException($"The targets hold {value}; with {classes} classes they must be 0 to {classes - 1}, or -100 for what does not count.", nameof(classes));
    }

    public SampleColumn ToColumn() => _isFloat
        ? SampleColumn.Of(Join(_floats), Count, Shape)
        : SampleColumn.Of(Integers(), Count, Shape);

    public override string ToString() => $"[{string.Join(", ", Shape.Prepend(Count))}]";

    private static T[] Join<T>(List<T[]> parts)
    {
        var joined = new T[parts.Sum(static p => p.LongLength)];
        var start = 0L;
        foreach (var part in parts)
        {
            part.CopyTo(joined, start);
            start += part.LongLength;
        }
        return joined;
    }
}
