using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor gelu() => gelu(GELU.Approximate.none);
        public Tensor gelu(GELU.Approximate approximate) => Ops.Call("aten::gelu", this, approximate.ToString());
        public Tensor gelu_() => gelu_(GELU.Approximate.none);
        public Tensor gelu_(GELU.Approximate approximate) => Ops.CallInPlace("aten::gelu_", this, approximate.ToString());
    }
}
