using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Ops.Call("aten::sum", this, type);
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Ops.Call("aten::sum.dim_IntList", this, dim, keepdim, type);
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => sum(dim.ToArray(), keepdim, type);

        public Tensor mean() => Ops.Call("aten::mean", this);
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Ops.Call("aten::mean.dim", this, dimensions, keepdim, type);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Ops.Call("aten::nanmean", this, dim is { } some ? new long[] { some } : null, keepdim, dtype);

        public Tensor norm(float p = 2f) => Ops.Call("aten::norm.Scalar", this, p);
        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => Ops.Call("aten::norm.ScalarOpt_dim", this, p, new long[] { dim }, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor @out = null) => Into(Ops.Call("aten::amax", this, dims, keepdim), @out);
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null) => amax(dims.ToArray(), keepdim, @out);
        public Tensor amin(long[] dims, bool keepdim = false, Tensor @out = null) => Into(Ops.Call("aten::amin", this, dims, keepdim), @out);
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null) => amin(dims.ToArray(), keepdim, @out);

        /// <summary>Element by element, as TorchSharp has it; see <see cref="Equals(Tensor)"/> for one answer.</summary>
        public Tensor equal(Tensor target) => eq(target);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Ops.Call("aten::histc", this, bins, min, max);

        private static Tensor Into(Tensor result, Tensor target)
        {
            if (target is null)
                return result;
            using (result)
                return target.copy_(result);
        }
    }
}
