using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor all(long dim, bool keepdim = false) => Ops.Call("aten::all.dim", this, dim, keepdim);
        public Tensor all() => Ops.Call("aten::all", this);
        public Tensor amax(params long[] dims) => Ops.Call("aten::amax", this, dims);
        public Tensor amin(params long[] dims) => Ops.Call("aten::amin", this, dims);
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Ops.Call2("aten::aminmax", this, dim, keepdim);
        public Tensor any() => Ops.Call("aten::any", this);
        public Tensor any(long dim, bool keepdim = false) => Ops.Call("aten::any.dim", this, dim, keepdim);
        public Tensor argmax() => Ops.Call("aten::argmax", this);
        public Tensor argmax(long dim, bool keepdim = false) => Ops.Call("aten::argmax", this, dim, keepdim);
        public Tensor argmin() => Ops.Call("aten::argmin", this);
        public Tensor argmin(long dim, bool keepdim = false) => Ops.Call("aten::argmin", this, dim, keepdim);
        public Tensor bincount(Tensor weights, long minlength = 0) => Ops.Call("aten::bincount", this, weights, minlength);
        public Tensor corrcoef() => Ops.Call("aten::corrcoef", this);
        public Tensor count_nonzero(long[] dims = null) => Ops.Call("aten::count_nonzero.dim_IntList", this, dims);
        public Tensor cov(long correction = 1, Tensor fweights = null, Tensor aweights = null) => Ops.Call("aten::cov", this, correction, fweights, aweights);
        public (Tensor values, Tensor indexes) cummax(long dim) => Ops.Call2("aten::cummax", this, dim);
        public (Tensor values, Tensor indexes) cummin(long dim) => Ops.Call2("aten::cummin", this, dim);
        public Tensor cumprod(long dim, ScalarType? type = null) => Ops.Call("aten::cumprod", this, dim, type);
        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.Call("aten::cumsum", this, dim, type);
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Ops.Call("aten::cumulative_trapezoid.dx", this, dx, dim);
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Ops.Call("aten::cumulative_trapezoid.x", this, x, dim);
        public Tensor diff(long n = 1, long dim = -1, Tensor prepend = null, Tensor append = null) => Ops.Call("aten::diff", this, n, dim, prepend, append);
        public Tensor dist(Tensor other, float p = 2f) => Ops.Call("aten::dist", this, other, p);
        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.Call("aten::logsumexp", this, dim, keepdim);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Ops.Call2("aten::max.dim", this, dim, keepdim);
        public Tensor max() => Ops.Call("aten::max", this);
        public Tensor max(Tensor other) => Ops.Call("aten::max.other", this, other);
        public Tensor median() => Ops.Call("aten::median", this);
        public Tensor min() => Ops.Call("aten::min", this);
        public Tensor min(Tensor other) => Ops.Call("aten::min.other", this, other);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Ops.Call2("aten::min.dim", this, dim, keepdim);
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Ops.Call2("aten::mode", this, dim, keepdim);
        public Tensor nanmedian() => Ops.Call("aten::nanmedian", this);
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.Call("aten::nanquantile", this, q, dim, keepdim);
        public Tensor nansum() => Ops.Call("aten::nansum", this);
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Ops.Call("aten::prod.dim_int", this, dim, keepdim, type);
        public Tensor prod(ScalarType? type = null) => Ops.Call("aten::prod", this, type);
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.Call("aten::quantile", this, q, dim, keepdim);
        public Tensor trapezoid(double dx = 1, long dim = -1) => Ops.Call("aten::trapezoid.dx", this, dx, dim);
        public Tensor trapezoid(Tensor x, long dim = -1) => Ops.Call("aten::trapezoid.x", this, x, dim);
    }
}
