using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements that the indices pick: a view where they are integers and slices, a copy where one is a tensor.</summary>
        public Tensor index(params TensorIndex[] indices) => WrappedTensorDisposeScope(() =>
        {
            var (view, tensors) = IndexedView.Of(this, indices);
            return tensors is null ? view : Ops.Call("aten::index.Tensor", view, tensors);
        });

        public Tensor index(params Tensor[] indices) => Ops.Call("aten::index.Tensor", this, indices);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var scope = NewDisposeScope();
            var (view, tensors) = IndexedView.Of(this, indices);
            if (tensors is not null)
                Ops.CallInPlace("aten::index_put_", view, tensors, value, accumulate);
            else if (accumulate)
                view.add_(value);
            else
                view.copy_(value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Ops.CallInPlace("aten::index_put_", this, indices, value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var tensor = torch.full([], value, dtype, device);
            return index_put_(tensor, indices, false);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var tensor = torch.full([], value, dtype, device);
            return index_put_(tensor, indices, false);
        }
    }
}
