using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator ==(Scalar left, Tensor right) => Ops.Call("aten::eq.Scalar", right, left);
        public static Tensor operator ==(Tensor left, Scalar right) => Ops.Call("aten::eq.Scalar", left, right);
        public static Tensor operator ==(Tensor left, Tensor right) => Ops.Call("aten::eq.Tensor", left, right);
        public static Tensor operator >(Scalar left, Tensor right) => Ops.Call("aten::lt.Scalar", right, left);
        public static Tensor operator >(Tensor left, Scalar right) => Ops.Call("aten::gt.Scalar", left, right);
        public static Tensor operator >(Tensor left, Tensor right) => Ops.Call("aten::gt.Tensor", left, right);
        public static Tensor operator >=(Scalar left, Tensor right) => Ops.Call("aten::le.Scalar", right, left);
        public static Tensor operator >=(Tensor left, Scalar right) => Ops.Call("aten::ge.Scalar", left, right);
        public static Tensor operator >=(Tensor left, Tensor right) => Ops.Call("aten::ge.Tensor", left, right);
        public static Tensor operator !=(Scalar left, Tensor right) => Ops.Call("aten::ne.Scalar", right, left);
        public static Tensor operator !=(Tensor left, Scalar right) => Ops.Call("aten::ne.Scalar", left, right);
        public static Tensor operator !=(Tensor left, Tensor right) => Ops.Call("aten::ne.Tensor", left, right);
        public static Tensor operator <(Scalar left, Tensor right) => Ops.Call("aten::gt.Scalar", right, left);
        public static Tensor operator <(Tensor left, Scalar right) => Ops.Call("aten::lt.Scalar", left, right);
        public static Tensor operator <(Tensor left, Tensor right) => Ops.Call("aten::lt.Tensor", left, right);
        public static Tensor operator <=(Scalar left, Tensor right) => Ops.Call("aten::ge.Scalar", right, left);
        public static Tensor operator <=(Tensor left, Scalar right) => Ops.Call("aten::le.Scalar", left, right);
        public static Tensor operator <=(Tensor left, Tensor right) => Ops.Call("aten::le.Tensor", left, right);
    }
}
