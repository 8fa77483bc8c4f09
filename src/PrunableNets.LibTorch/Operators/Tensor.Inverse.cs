using System.Linq;
using System.Collections.Generic;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor pinverse(double rcond = 1E-15, bool hermitian = false) => Ops.Call("aten::linalg_pinv", this, rcond, hermitian);

        public Tensor take_along_dim(IEnumerable<long> indices) => Along(indices, null);
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => Along(indices, dim);

        public Tensor random_(double from, double to, Generator generator = null) => Ops.CallInPlace("aten::random_.from", this, (long)from, (long)to, generator);

        public Tensor zeros(params long[] sizes) => torch.zeros(sizes, dtype, device);
        public Tensor ones(params long[] sizes) => torch.ones(sizes, dtype, device);
        public Tensor empty(params long[] sizes) => torch.empty(sizes, dtype, device);
        public Tensor full(long[] sizes, Scalar value) => torch.full(sizes, value, dtype, device);

        private Tensor Along(IEnumerable<long> indices, long? dim)
        {
            using var index = tensor(indices.ToArray(), device: device);
            return Ops.Call("aten::take_along_dim", this, index, dim);
        }
    }

    public static Tensor pinverse(Tensor input, double rcond = 1E-15, bool hermitian = false) => input.pinverse(rcond, hermitian);
    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0) => input.take_along_dim(indices, dim);
}
