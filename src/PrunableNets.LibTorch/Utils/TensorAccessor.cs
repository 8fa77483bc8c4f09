using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>Reads and writes a CPU tensor's elements in place, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly T* data;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (!tensor.is_cpu())
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported; move or copy the tensor with .cpu() first.");
        // Its own reference: the elements stay valid when the caller disposes, or a scope ends, before the accessor does.
        this.tensor = torch.Tensor.UnsafeCreateTensor(Native.Shim.pt_tensor_retain(tensor.Handle)).DetachFromDisposeScope();
        data = (T*)tensor.DataPointer;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    public long Count { get; }
    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => data[Offset(indices)];
        set => data[Offset(indices)] = value;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    public Array ToNDArray()
    {
        if (shape.Length == 0)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), shape);
        var flat = ToArray();
        var index = new long[shape.Length];
        foreach (var value in flat)
        {
            result.SetValue(value, index);
            for (var dim = shape.Length - 1; dim >= 0 && ++index[dim] == shape[dim]; dim--)
                index[dim] = 0;
        }
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous)
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(array[arrayIndex..]);
        else
            for (var i = 0; i < count; i++)
                array[arrayIndex + i] = data[Position(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (var i = 0; i < count; i++)
            data[Position(tensorIndex + i)] = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return At(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => tensor.Dispose();

    public override bool Equals(object obj) => obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);
    public override int GetHashCode() => HashCode.Combine(Count, typeof(T));
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => Equals(left, right);
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !Equals(left, right);

    private T At(long i) => data[Position(i)];

    private long Position(long i)
    {
        if (contiguous)
            return i;
        long position = 0;
        for (var dim = shape.Length - 1; dim >= 0; dim--)
        {
            (i, var at) = Math.DivRem(i, shape[dim]);
            position += at * strides[dim];
        }
        return position;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length != shape.Length)
        {
            // One index into a tensor of more dimensions counts elements in row-major order.
            if (indices.Length == 1 && (ulong)indices[0] < (ulong)Count)
                return Position(indices[0]);
            throw new ArgumentException($"{indices.Length} indices do not fit the shape [{string.Join(", ", shape)}].");
        }
        long offset = 0;
        for (var dim = 0; dim < indices.Length; dim++)
        {
            if ((ulong)indices[dim] >= (ulong)shape[dim])
                throw new IndexOutOfRangeException($"Index {indices[dim]} is outside dimension {dim} of the shape [{string.Join(", ", shape)}].");
            offset += indices[dim] * strides[dim];
        }
        return offset;
    }
}
