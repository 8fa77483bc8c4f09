using System;
using System.Collections.Generic;

namespace PrunableNets.Formats.PyTorch;

/// <summary>A dict, by the keys and values that were put into it, in that order.</summary>
internal sealed class PickledDict
{
    public List<KeyValuePair<object?, object?>> Items { get; } = [];
}

/// <summary>The name of a class or function, which is not looked up.</summary>
internal sealed record PickledGlobal(string Module, string Name);

/// <summary>What is made by something that is not run.</summary>
internal sealed record PickledOther(string What);

/// <summary>The elements of one or several tensors: a file in the archive.</summary>
/// <param name="Type">Such as <c>FloatStorage</c>.</param>
/// <param name="Key">The file's name.</param>
/// <param name="Count">Elements.</param>
internal sealed record PickledStorage(string Type, string Key, long Count);

/// <summary>A tensor, as a view of its storage.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    /// <summary>Whether it is in its storage, and has no more elements than that.</summary>
    public bool Fits
    {
        get
        {
            if (TensorBytes.Of(Shape, 1) is not { } count || Strides.Length != Shape.Length || Offset < 0 || count > Storage.Count)
                return false;
            var last = (Int128)Offset;
            for (var d = 0; d < Shape.Length; d++)
            {
                if (Strides[d] < 0)
                    return false;
                last += (Int128)Strides[d] * Math.Max(Shape[d] - 1, 0);
            }
            return count == 0 || last < Storage.Count;
        }
    }
}
