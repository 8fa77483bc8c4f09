using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor adjoint() => Ops.Call("aten::adjoint", this);
        public Tensor alias() => Ops.Call("aten::alias", this);
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Ops.Call("aten::as_strided", this, size, strides, storageOffset);
        public Tensor atleast_1d() => Ops.Call("aten::atleast_1d", this);
        public Tensor atleast_2d() => Ops.Call("aten::atleast_2d", this);
        public Tensor atleast_3d() => Ops.Call("aten::atleast_3d", this);
        public Tensor broadcast_to(params long[] shape) => Ops.Call("aten::broadcast_to", this, shape);
        public Tensor conj() => Ops.Call("aten::conj", this);
        public Tensor conj_physical() => Ops.Call("aten::conj_physical", this);
        public Tensor conj_physical_() => Ops.CallInPlace("aten::conj_physical_", this);
        public Tensor contiguous() => Ops.Call("aten::contiguous", this);
        public Tensor detach() => Ops.Call("aten::detach", this);
        public Tensor diag(long diagonal = 0) => Ops.Call("aten::diag", this, diagonal);
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => Ops.Call("aten::diag_embed", this, offset, dim1, dim2);
        public Tensor diagflat(long offset = 0) => Ops.Call("aten::diagflat", this, offset);
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => Ops.Call("aten::diagonal", this, offset, dim1, dim2);
        public Tensor expand(params long[] sizes) => Ops.Call("aten::expand", this, sizes);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Ops.Call("aten::expand", this, sizes, isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Ops.Call("aten::expand", this, sizes, isImplicit);
        public Tensor expand_as(Tensor other) => Ops.Call("aten::expand_as", this, other);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.Call("aten::flatten.using_ints", this, start_dim, end_dim);
        public Tensor moveaxis(long[] source, long[] destination) => Ops.Call("aten::moveaxis.intlist", this, source, destination);
        public Tensor movedim(long[] source, long[] destination) => Ops.Call("aten::movedim.intlist", this, source, destination);
        public Tensor narrow(long dim, long start, long length) => Ops.Call("aten::narrow", this, dim, start, length);
        public Tensor permute(params long[] permutation) => Ops.Call("aten::permute", this, permutation);
        public Tensor ravel() => Ops.Call("aten::ravel", this);
        public Tensor reshape(params long[] shape) => Ops.Call("aten::reshape", this, shape);
        public Tensor resolve_conj() => Ops.Call("aten::resolve_conj", this);
        public Tensor resolve_neg() => Ops.Call("aten::resolve_neg", this);
        public Tensor select(long dim, long index) => Ops.Call("aten::select.int", this, dim, index);
        public Tensor slice(long dim, long start, long finish, long step) => Ops.Call("aten::slice.Tensor", this, dim, start, finish, step);
        public Tensor swapaxes(long dim0, long dim1) => Ops.Call("aten::swapaxes", this, dim0, dim1);
        public Tensor swapdims(long dim0, long dim1) => Ops.Call("aten::swapdims", this, dim0, dim1);
        public Tensor t() => Ops.Call("aten::t", this);
        public Tensor transpose(long dim0, long dim1) => Ops.Call("aten::transpose.int", this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => Ops.CallInPlace("aten::transpose_", this, dim0, dim1);
        public Tensor tril(long diagonal = 0) => Ops.Call("aten::tril", this, diagonal);
        public Tensor tril_(long diagonal = 0) => Ops.CallInPlace("aten::tril_", this, diagonal);
        public Tensor triu(long diagonal = 0) => Ops.Call("aten::triu", this, diagonal);
        public Tensor triu_(long diagonal = 0) => Ops.CallInPlace("aten::triu_", this, diagonal);
        public Tensor unfold(long dimension, long size, long step) => Ops.Call("aten::unfold", this, dimension, size, step);
        public Tensor unsqueeze(long dim) => Ops.Call("aten::unsqueeze", this, dim);
        public Tensor unsqueeze_(long dim) => Ops.CallInPlace("aten::unsqueeze_", this, dim);
        public Tensor view(params long[] shape) => Ops.Call("aten::view", this, shape);
        public Tensor view_as(Tensor other) => Ops.Call("aten::view_as", this, other);
        public Tensor view_as_complex() => Ops.Call("aten::view_as_complex", this);
        public Tensor view_as_real() => Ops.Call("aten::view_as_real", this);
    }
}
