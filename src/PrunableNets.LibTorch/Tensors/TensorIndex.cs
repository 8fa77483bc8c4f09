using System;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position of <c>tensor[...]</c>: an index, a slice, an ellipsis, a new axis, a boolean, or an index tensor.</summary>
    public struct TensorIndex
    {
        internal enum Kind { None, Ellipsis, Single, Slice, Bool, Tensor, Null }

        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal Tensor tensor;

        /// <summary>A new axis of size one.</summary>
        public static TensorIndex None = new() { kind = Kind.None };
        public static TensorIndex Null = new() { kind = Kind.Null };
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };
        public static TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range)
        {
            long? start = range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value;
            long? stop = !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value;
            return Slice(start, stop);
        }

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };
        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };
        public static TensorIndex Tensor(torch.Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);
        public static implicit operator torch.Tensor(TensorIndex value) => value.tensor;
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);
        public static implicit operator TensorIndex(Range range) => Slice(range);
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);
    }
}
