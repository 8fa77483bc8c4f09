using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public struct Size : IEnumerable<long>
    {
        private readonly long[] shape;

        public static Size Empty = new(System.Array.Empty<long>());

        public Size(long[] shape) => this.shape = (long[])shape.Clone();
        public Size(IEnumerable<long> shape) => this.shape = shape.ToArray();
        public Size(int[] shape) : this(shape.Select(size => (long)size))
        {
        }

        public Size(long size) => shape = [size];
        public Size(int size) => shape = [size];
        public Size((long, long) size) => shape = [size.Item1, size.Item2];
        public Size((long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3];
        public Size((long, long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];
        public Size((long, long, long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];
        public Size((int, int) size) => shape = [size.Item1, size.Item2];
        public Size((int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3];
        public Size((int, int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];
        public Size((int, int, int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        public long this[int idx] => shape[idx];
        public long this[long idx] => shape[idx];
        public int Length => shape.Length;
        public long[] Shape => shape;
        public bool IsEmpty => shape.Length == 0;
        public bool IsScalar => shape.Length == 0;
        public long numel() => shape.TotalSize();

        public Size Slice(int first, int next) => new(shape[first..next]);
        public IEnumerable<long> Take(int i) => shape.Take(i);
        public IEnumerator<long> GetEnumerator() => shape.AsEnumerable().GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override bool Equals(object obj) => obj is Size other && shape.SequenceEqual(other.shape);
        public override int GetHashCode() => shape.Aggregate(17, (hash, size) => hash * 31 + size.GetHashCode());

        public static bool operator ==(Size left, Size right) => left.Equals(right);
        public static bool operator !=(Size left, Size right) => !left.Equals(right);
        public static Size operator +(Size left, Size right) => new(left.shape.Concat(right.shape));
        public static Size operator +(Size left, IEnumerable<long> right) => new(left.shape.Concat(right));

        public static implicit operator Size(long[] size) => new(size);
        public static implicit operator Size(long size) => new(size);
        public static implicit operator Size((long, long) size) => new(size);
        public static implicit operator Size((long, long, long) size) => new(size);
        public static implicit operator Size((long, long, long, long) size) => new(size);
        public static implicit operator Size((long, long, long, long, long) size) => new(size);
    }
}
