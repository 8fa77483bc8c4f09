using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator ~(Tensor left) => Ops.Call("aten::bitwise_not", left);
        public static Tensor operator &(Tensor left, Tensor right) => Ops.Call("aten::bitwise_and.Tensor", left, right);
        public static Tensor operator |(Tensor left, Tensor right) => Ops.Call("aten::bitwise_or.Tensor", left, right);
        public static Tensor operator ^(Tensor left, Tensor right) => Ops.Call("aten::bitwise_xor.Tensor", left, right);
    }
}
