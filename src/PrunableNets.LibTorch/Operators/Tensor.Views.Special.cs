using System.Collections.Generic;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => Ops.Call("aten::numpy_T", this);
        public Tensor H => Ops.Call("aten::matrix_H", this);
        public Tensor mT => Ops.Call("aten::mT", this);
        public Tensor mH => Ops.Call("aten::mH", this);
        public Tensor real => Ops.Call("aten::real", this);
        public Tensor imag => Ops.Call("aten::imag", this);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());
        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape, isImplicit);
        public Tensor squeeze(long? dim = null) => dim is { } some ? Ops.Call("aten::squeeze.dim", this, some) : Ops.Call("aten::squeeze", this);
        public Tensor squeeze_(long? dim = null) =>
            dim is { } some ? Ops.CallInPlace("aten::squeeze_.dim", this, some) : Ops.CallInPlace("aten::squeeze_", this);

        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        public Tensor unflatten(long dim, params long[] sizes)
        {
            var own = shape;
            var at = (int)(dim < 0 ? dim + own.Length : dim);
            return view([.. own[..at], .. sizes, .. own[(at + 1)..]]);
        }

        public Tensor roll(long shifts, long? dims = null) => roll(new[] { shifts }, dims is { } some ? new[] { some } : []);
        public Tensor roll((long, long) shifts, (long, long) dims) => roll(new[] { shifts.Item1, shifts.Item2 }, new[] { dims.Item1, dims.Item2 });

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll(new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });

        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Ops.Call("aten::rot90", this, k, dims is { } some ? new[] { some.Item1, some.Item2 } : new long[] { 0, 1 });

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ops.Call2("aten::sort.stable", this, stable, dim, descending);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Ops.Call2("aten::kthvalue", this, k, dim ?? -1, keepdim);

        public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) =>
            input.kthvalue(k, dim, keepdim);

        public IList<Tensor> nonzero_as_list() => Ops.CallN("aten::nonzero_numpy", this);
        public static Tensor block_diag(params Tensor[] tensors) => Ops.Call("aten::block_diag", tensors);


        public Tensor tensordot(Tensor b, long dims = 2)
        {
            var first = new long[dims];
            var second = new long[dims];
            for (long i = 0; i < dims; i++)
                (first[i], second[i]) = (i - dims, i);
            return tensordot(b, first, second);
        }

        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            tensordot(b, dims.Select(pair => pair.Item1).ToArray(), dims.Select(pair => pair.Item2).ToArray());

        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            dim is { } some
                ? Ops.Call3("aten::unique_dim", this, some, sorted, return_inverse, return_counts)
                : Ops.Call3("aten::_unique2", this, sorted, return_inverse, return_counts);
    }
}
