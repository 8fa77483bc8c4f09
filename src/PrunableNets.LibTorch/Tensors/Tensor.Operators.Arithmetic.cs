using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator -(Tensor tensor) => Ops.Call("aten::neg", tensor);
        public static Tensor operator +(Scalar left, Tensor right) => Ops.Call("aten::add.Scalar", right, left);
        public static Tensor operator +(Tensor left, Scalar right) => Ops.Call("aten::add.Scalar", left, right);
        public static Tensor operator +(Tensor left, Tensor right) => Ops.Call("aten::add.Tensor", left, right);
        public static Tensor operator +(Tensor left, double right) => Ops.Call("aten::add.Scalar", left, right);
        public static Tensor operator +(Tensor left, float right) => Ops.Call("aten::add.Scalar", left, right);
        public static Tensor operator +(Tensor left, int right) => Ops.Call("aten::add.Scalar", left, right);
        public static Tensor operator +(Tensor left, long right) => Ops.Call("aten::add.Scalar", left, right);
        public static Tensor operator +(double left, Tensor right) => Ops.Call("aten::add.Scalar", right, left);
        public static Tensor operator +(float left, Tensor right) => Ops.Call("aten::add.Scalar", right, left);
        public static Tensor operator +(int left, Tensor right) => Ops.Call("aten::add.Scalar", right, left);
        public static Tensor operator +(long left, Tensor right) => Ops.Call("aten::add.Scalar", right, left);
        public static Tensor operator /(Scalar left, Tensor right) => Reciprocal(right, left);
        public static Tensor operator /(Tensor left, Scalar right) => Ops.Call("aten::div.Scalar", left, right);
        public static Tensor operator /(Tensor left, Tensor right) => Ops.Call("aten::div.Tensor", left, right);
        public static Tensor operator /(Tensor left, double right) => Ops.Call("aten::div.Scalar", left, right);
        public static Tensor operator /(Tensor left, float right) => Ops.Call("aten::div.Scalar", left, right);
        public static Tensor operator /(Tensor left, int right) => Ops.Call("aten::div.Scalar", left, right);
        public static Tensor operator /(Tensor left, long right) => Ops.Call("aten::div.Scalar", left, right);
        public static Tensor operator /(double left, Tensor right) => Reciprocal(right, left);
        public static Tensor operator /(float left, Tensor right) => Reciprocal(right, left);
        public static Tensor operator /(int left, Tensor right) => Reciprocal(right, left);
        public static Tensor operator /(long left, Tensor right) => Reciprocal(right, left);
        public static Tensor operator %(Tensor left, Scalar right) => Ops.Call("aten::remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, Tensor right) => Ops.Call("aten::remainder.Tensor", left, right);
        public static Tensor operator %(Tensor left, double right) => Ops.Call("aten::remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, float right) => Ops.Call("aten::remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, int right) => Ops.Call("aten::remainder.Scalar", left, right);
        public static Tensor operator %(Tensor left, long right) => Ops.Call("aten::remainder.Scalar", left, right);
        public static Tensor operator *(Scalar left, Tensor right) => Ops.Call("aten::mul.Scalar", right, left);
        public static Tensor operator *(Tensor left, Scalar right) => Ops.Call("aten::mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, Tensor right) => Ops.Call("aten::mul.Tensor", left, right);
        public static Tensor operator *(Tensor left, double right) => Ops.Call("aten::mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, float right) => Ops.Call("aten::mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, int right) => Ops.Call("aten::mul.Scalar", left, right);
        public static Tensor operator *(Tensor left, long right) => Ops.Call("aten::mul.Scalar", left, right);
        public static Tensor operator *(double left, Tensor right) => Ops.Call("aten::mul.Scalar", right, left);
        public static Tensor operator *(float left, Tensor right) => Ops.Call("aten::mul.Scalar", right, left);
        public static Tensor operator *(int left, Tensor right) => Ops.Call("aten::mul.Scalar", right, left);
        public static Tensor operator *(long left, Tensor right) => Ops.Call("aten::mul.Scalar", right, left);
        public static Tensor operator -(Scalar left, Tensor right) => Ops.Call("aten::rsub.Scalar", right, left);
        public static Tensor operator -(Tensor left, Scalar right) => Ops.Call("aten::sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, Tensor right) => Ops.Call("aten::sub.Tensor", left, right);
        public static Tensor operator -(Tensor left, double right) => Ops.Call("aten::sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, float right) => Ops.Call("aten::sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, int right) => Ops.Call("aten::sub.Scalar", left, right);
        public static Tensor operator -(Tensor left, long right) => Ops.Call("aten::sub.Scalar", left, right);
        public static Tensor operator -(double left, Tensor right) => Ops.Call("aten::rsub.Scalar", right, left);
        public static Tensor operator -(float left, Tensor right) => Ops.Call("aten::rsub.Scalar", right, left);
        public static Tensor operator -(int left, Tensor right) => Ops.Call("aten::rsub.Scalar", right, left);
        public static Tensor operator -(long left, Tensor right) => Ops.Call("aten::rsub.Scalar", right, left);

        private static Tensor Reciprocal(Tensor divisor, Arg dividend)
        {
            using var reciprocal = divisor.reciprocal();
            return Ops.Call("aten::mul.Scalar", reciprocal, dividend);
        }
    }
}
