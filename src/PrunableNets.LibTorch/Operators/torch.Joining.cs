using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.Call("aten::cat", tensors, dim);
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.Call("aten::stack", tensors.ToArray(), dim);

    public static Tensor hstack(params Tensor[] tensors) => Ops.Call("aten::hstack", tensors);
    public static Tensor hstack(IList<Tensor> tensors) => hstack(tensors.ToArray());
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => hstack(tensors.ToArray());
    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack(tensors.ToArray());
    public static Tensor vstack(Tensor[] tensors) => Ops.Call("aten::vstack", tensors);
    public static Tensor vstack(IList<Tensor> tensors) => vstack(tensors.ToArray());
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => vstack(tensors.ToArray());
    public static Tensor dstack(params Tensor[] tensors) => Ops.Call("aten::dstack", tensors);
    public static Tensor dstack(IList<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor dstack(IEnumerable<Tensor> tensors) => dstack(tensors.ToArray());
    public static Tensor column_stack(params Tensor[] tensors) => Ops.Call("aten::column_stack", tensors);
    public static Tensor column_stack(IList<Tensor> tensors) => column_stack(tensors.ToArray());
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => column_stack(tensors.ToArray());
    public static Tensor row_stack(params Tensor[] tensors) => Ops.Call("aten::row_stack", tensors);
    public static Tensor row_stack(IList<Tensor> tensors) => row_stack(tensors.ToArray());
    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => row_stack(tensors.ToArray());

    public static Tensor block_diag(params Tensor[] tensors) => Ops.Call("aten::block_diag", tensors);
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.Call("aten::einsum", equation, tensors);
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Ops.CallN("aten::meshgrid.indexing", tensors.ToArray(), indexing);
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Ops.CallN("aten::broadcast_tensors", tensors);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.Call("aten::where.self", condition, x, y);
    public static Tensor[] where(Tensor condition) => Ops.CallN("aten::where", condition);

    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Ops.Call("aten::cdist", x1, x2, p, (long)compute_mode);
}
