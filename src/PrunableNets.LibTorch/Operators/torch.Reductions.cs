namespace TorchSharp;

public static partial class torch
{
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);
    public static Tensor all(Tensor input) => input.all();
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);
    public static Tensor any(Tensor input) => input.any();
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);
    public static Tensor argmax(Tensor input) => input.argmax();
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);
    public static Tensor argmin(Tensor input) => input.argmin();
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);
    public static Tensor bincount(Tensor input, Tensor weights = null, long minlength = 0) => input.bincount(weights, minlength);
    public static Tensor corrcoef(Tensor input) => input.corrcoef();
    public static Tensor count_nonzero(Tensor input, long[] dims = null) => input.count_nonzero(dims);
    public static Tensor cov(Tensor input, long correction = 1, Tensor fweights = null, Tensor aweights = null) => input.cov(correction, fweights, aweights);
    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => input.cummax(dim);
    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => input.cummin(dim);
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);
    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);
    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1) => y.cumulative_trapezoid(dx, dim);
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor prepend = null, Tensor append = null) => input.diff(n, dim, prepend, append);
    public static Tensor dist(Tensor input, Tensor other, float p = 2f) => input.dist(other, p);
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);
    public static Tensor max(Tensor input) => input.max();
    public static Tensor max(Tensor input, Tensor other) => input.max(other);
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);
    public static Tensor median(Tensor input) => input.median();
    public static Tensor min(Tensor input) => input.min();
    public static Tensor min(Tensor input, Tensor other) => input.min(other);
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) => input.nanmean(dim, keepdim, dtype);
    public static Tensor nanmedian(Tensor input) => input.nanmedian();
    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);
    public static Tensor nansum(Tensor input) => input.nansum();
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
}
