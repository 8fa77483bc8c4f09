using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Ops.Call("aten::std", this, unbiased);
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Cast(Ops.Call("aten::std.dim", this, dimensions, unbiased, keepdim), type);

        public Tensor var(bool unbiased = true) => Ops.Call("aten::var", this, unbiased);
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var(dimensions.ToArray(), unbiased, keepdim, type);
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Cast(Ops.Call("aten::var.dim", this, dimensions, unbiased, keepdim), type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Ops.Call2("aten::std_mean", this, unbiased);
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std_mean([dim], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std_mean(dimensions.ToArray(), unbiased, keepdim, type);
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Cast(Ops.Call2("aten::std_mean.dim", this, dimensions, unbiased, keepdim), type);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Ops.Call2("aten::var_mean", this, unbiased);
        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var_mean([dim], unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var_mean([dim.Item1, dim.Item2], unbiased, keepdim, type);
        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var_mean([dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var_mean(dimensions.ToArray(), unbiased, keepdim, type);
        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Cast(Ops.Call2("aten::var_mean.dim", this, dimensions, unbiased, keepdim), type);

        private static Tensor Cast(Tensor result, ScalarType? type) =>
            type is { } wanted ? result.to_type(wanted, disposeAfter: true) : result;

        private static (Tensor, Tensor) Cast((Tensor, Tensor) results, ScalarType? type) => (Cast(results.Item1, type), Cast(results.Item2, type));
    }
}
