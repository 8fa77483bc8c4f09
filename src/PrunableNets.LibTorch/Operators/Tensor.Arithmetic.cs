using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Scalar scalar, Scalar alpha) => Ops.Call("aten::add.Scalar", this, scalar, alpha);
        public Tensor add(Scalar scalar) => Ops.Call("aten::add.Scalar", this, scalar);
        public Tensor add(Tensor target) => Ops.Call("aten::add.Tensor", this, target);
        public Tensor add(Tensor target, Scalar alpha) => Ops.Call("aten::add.Tensor", this, target, alpha);
        public Tensor add_(Tensor target) => Ops.CallInPlace("aten::add_.Tensor", this, target);
        public Tensor add_(Scalar scalar) => Ops.CallInPlace("aten::add_.Scalar", this, scalar);
        public Tensor add_(Tensor target, Scalar alpha) => Ops.CallInPlace("aten::add_.Tensor", this, target, alpha);
        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.CallInPlace("aten::add_.Scalar", this, scalar, alpha);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Ops.Call("aten::addcdiv", this, tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.Call("aten::addcdiv", this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Ops.CallInPlace("aten::addcdiv_", this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.CallInPlace("aten::addcdiv_", this, tensor1, tensor2, value);
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.Call("aten::addcmul", this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.CallInPlace("aten::addcmul_", this, tensor1, tensor2, value);
        public Tensor lerp(Tensor end, Tensor weight) => Ops.Call("aten::lerp.Tensor", this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Ops.CallInPlace("aten::lerp_.Tensor", this, end, weight);
        public Tensor mul(Scalar target) => Ops.Call("aten::mul.Scalar", this, target);
        public Tensor mul(Tensor target) => Ops.Call("aten::mul.Tensor", this, target);
        public Tensor mul_(Scalar target) => Ops.CallInPlace("aten::mul_.Scalar", this, target);
        public Tensor mul_(Tensor target) => Ops.CallInPlace("aten::mul_.Tensor", this, target);
        public Tensor multiply(Scalar target) => Ops.Call("aten::multiply.Scalar", this, target);
        public Tensor multiply(Tensor target) => Ops.Call("aten::multiply.Tensor", this, target);
        public Tensor sub(Scalar target) => Ops.Call("aten::sub.Scalar", this, target);
        public Tensor sub(Tensor target) => Ops.Call("aten::sub.Tensor", this, target);
        public Tensor sub_(Scalar target) => Ops.CallInPlace("aten::sub_.Scalar", this, target);
        public Tensor sub_(Tensor target) => Ops.CallInPlace("aten::sub_.Tensor", this, target);
        public Tensor subtract(Scalar target) => Ops.Call("aten::subtract.Scalar", this, target);
        public Tensor subtract(Tensor target) => Ops.Call("aten::subtract.Tensor", this, target);
        public Tensor subtract_(Tensor target) => Ops.CallInPlace("aten::subtract_.Tensor", this, target);
        public Tensor subtract_(Scalar target) => Ops.CallInPlace("aten::subtract_.Scalar", this, target);
        public Tensor true_divide(Tensor other) => Ops.Call("aten::true_divide.Tensor", this, other);
        public Tensor true_divide(Scalar other) => Ops.Call("aten::true_divide.Scalar", this, other);
        public Tensor true_divide_(Tensor other) => Ops.CallInPlace("aten::true_divide_.Tensor", this, other);
        public Tensor true_divide_(Scalar other) => Ops.CallInPlace("aten::true_divide_.Scalar", this, other);
    }
}
