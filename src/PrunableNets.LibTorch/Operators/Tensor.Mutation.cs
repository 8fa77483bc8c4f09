using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.CallInPlace("aten::copy_", this, source, nonBlocking);
        public Tensor detach_() => Ops.CallInPlace("aten::detach_", this);
        public Tensor fill_(Scalar value) => Ops.CallInPlace("aten::fill_.Scalar", this, value);
        public Tensor set_(Tensor source) => Ops.CallInPlace("aten::set_.source_Tensor", this, source);
        public Tensor zero_() => Ops.CallInPlace("aten::zero_", this);
    }
}
