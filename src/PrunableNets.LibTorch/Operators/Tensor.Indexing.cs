using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor argwhere() => Ops.Call("aten::argwhere", this);
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) => Ops.Call("aten::diagonal_scatter", this, src, offset, dim1, dim2);
        public Tensor gather(long dim, Tensor index) => Ops.Call("aten::gather", this, dim, index);
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Ops.Call("aten::index_add", this, dim, index, source, alpha);
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Ops.CallInPlace("aten::index_add_", this, dim, index, source, alpha);
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Ops.Call("aten::index_copy", this, dim, index, source);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Ops.CallInPlace("aten::index_copy_", this, dim, index, source);
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Ops.Call("aten::index_fill.int_Scalar", this, dim, index, value);
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Ops.CallInPlace("aten::index_fill_.int_Scalar", this, dim, index, value);
        public Tensor index_select(long dim, Tensor index) => Ops.Call("aten::index_select", this, dim, index);
        public Tensor masked_fill(Tensor mask, Scalar value) => Ops.Call("aten::masked_fill.Scalar", this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Ops.CallInPlace("aten::masked_fill_.Scalar", this, mask, value);
        public Tensor masked_scatter(Tensor mask, Tensor value) => Ops.Call("aten::masked_scatter", this, mask, value);
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Ops.CallInPlace("aten::masked_scatter_", this, mask, value);
        public Tensor masked_select(Tensor mask) => Ops.Call("aten::masked_select", this, mask);
        public Tensor nonzero() => Ops.Call("aten::nonzero", this);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Ops.Call("aten::scatter.src", this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Ops.CallInPlace("aten::scatter_.src", this, dim, index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Ops.Call("aten::scatter_add", this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Ops.CallInPlace("aten::scatter_add_", this, dim, index, src);
        public Tensor select_scatter(Tensor src, long dim, long index) => Ops.Call("aten::select_scatter", this, src, dim, index);
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) => Ops.Call("aten::slice_scatter", this, src, dim, start, end, step);
        public Tensor take(Tensor index) => Ops.Call("aten::take", this, index);
        public Tensor take_along_dim(Tensor indices) => Ops.Call("aten::take_along_dim", this, indices);
        public Tensor take_along_dim(Tensor indices, long dim) => Ops.Call("aten::take_along_dim", this, indices, dim);
        public Tensor where(Tensor condition, Tensor y) => Ops.Call("aten::where.self", this, condition, y);
    }
}
