using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor argsort(long dim = -1, bool descending = false) => Ops.Call("aten::argsort", this, dim, descending);
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) => Ops.Call("aten::bucketize.Tensor", this, boundaries, outInt32, right);
        public Tensor msort() => Ops.Call("aten::msort", this);
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Ops.Call2("aten::topk", this, k, dim, largest, sorted);
        public (Tensor output, Tensor inverse_indices, Tensor counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) => Ops.Call3("aten::unique_consecutive", this, return_inverse, return_counts, dim);
    }
}
