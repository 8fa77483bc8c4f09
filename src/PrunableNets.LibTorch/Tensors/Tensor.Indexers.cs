using System.Linq;
using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Singles(indices));
            set => index_put_(value, Singles(indices));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, Singles(i1));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(Singles(i1, i2));
            set => index_put_(value, Singles(i1, i2));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(Singles(i1, i2, i3));
            set => index_put_(value, Singles(i1, i2, i3));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(Singles(i1, i2, i3, i4));
            set => index_put_(value, Singles(i1, i2, i3, i4));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index(Singles(i1, i2, i3, i4, i5));
            set => index_put_(value, Singles(i1, i2, i3, i4, i5));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index(Singles(i1, i2, i3, i4, i5, i6));
            set => index_put_(value, Singles(i1, i2, i3, i4, i5, i6));
        }

        private static TensorIndex[] Singles(params long[] indices) => indices.Select(index => TensorIndex.Single(index)).ToArray();
    }
}
