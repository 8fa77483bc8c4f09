using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor[] chunk(long chunks, long dim = 0) => Ops.CallN("aten::chunk", this, chunks, dim);
        public Tensor[] dsplit(params long[] sizes) => Ops.CallN("aten::dsplit.array", this, sizes);
        public Tensor[] dsplit(long size) => Ops.CallN("aten::dsplit.int", this, size);
        public Tensor[] hsplit(params long[] sizes) => Ops.CallN("aten::hsplit.array", this, sizes);
        public Tensor[] hsplit(long size) => Ops.CallN("aten::hsplit.int", this, size);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Ops.CallN("aten::split_with_sizes", this, sizes, dim);
        public Tensor[] split(long size, int dim = 0) => Ops.CallN("aten::split.Tensor", this, size, dim);
        public Tensor[] split(params long[] sizes) => Ops.CallN("aten::split_with_sizes", this, sizes);
        public Tensor[] split(long[] sizes, long dim = 0) => Ops.CallN("aten::split_with_sizes", this, sizes, dim);
        public Tensor[] tensor_split(long size, long dim = 0) => Ops.CallN("aten::tensor_split.sections", this, size, dim);
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Ops.CallN("aten::tensor_split.indices", this, sizes, dim);
        public Tensor[] tensor_split(Tensor indices, long dim = 0) => Ops.CallN("aten::tensor_split.tensor_indices_or_sections", this, indices, dim);
        public Tensor[] unbind(long dimension = 0) => Ops.CallN("aten::unbind.int", this, dimension);
        public Tensor[] vsplit(long size) => Ops.CallN("aten::vsplit.int", this, size);
        public Tensor[] vsplit(params long[] sizes) => Ops.CallN("aten::vsplit.array", this, sizes);
    }
}
