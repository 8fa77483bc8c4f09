using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bitwise_and(Tensor other) => Ops.Call("aten::bitwise_and.Tensor", this, other);
        public Tensor bitwise_and_(Tensor other) => Ops.CallInPlace("aten::bitwise_and_.Tensor", this, other);
        public Tensor bitwise_left_shift(Tensor other) => Ops.Call("aten::bitwise_left_shift.Tensor", this, other);
        public Tensor bitwise_left_shift_(Tensor other) => Ops.CallInPlace("aten::bitwise_left_shift_.Tensor", this, other);
        public Tensor bitwise_not() => Ops.Call("aten::bitwise_not", this);
        public Tensor bitwise_not_() => Ops.CallInPlace("aten::bitwise_not_", this);
        public Tensor bitwise_or(Tensor other) => Ops.Call("aten::bitwise_or.Tensor", this, other);
        public Tensor bitwise_or_(Tensor other) => Ops.CallInPlace("aten::bitwise_or_.Tensor", this, other);
        public Tensor bitwise_right_shift(Tensor other) => Ops.Call("aten::bitwise_right_shift.Tensor", this, other);
        public Tensor bitwise_right_shift_(Tensor other) => Ops.CallInPlace("aten::bitwise_right_shift_.Tensor", this, other);
        public Tensor bitwise_xor(Tensor other) => Ops.Call("aten::bitwise_xor.Tensor", this, other);
        public Tensor bitwise_xor_(Tensor other) => Ops.CallInPlace("aten::bitwise_xor_.Tensor", this, other);
        public Tensor logical_and(Tensor other) => Ops.Call("aten::logical_and", this, other);
        public Tensor logical_and_(Tensor other) => Ops.CallInPlace("aten::logical_and_", this, other);
        public Tensor logical_not() => Ops.Call("aten::logical_not", this);
        public Tensor logical_not_() => Ops.CallInPlace("aten::logical_not_", this);
        public Tensor logical_or(Tensor other) => Ops.Call("aten::logical_or", this, other);
        public Tensor logical_or_(Tensor other) => Ops.CallInPlace("aten::logical_or_", this, other);
        public Tensor logical_xor(Tensor other) => Ops.Call("aten::logical_xor", this, other);
        public Tensor logical_xor_(Tensor other) => Ops.CallInPlace("aten::logical_xor_", this, other);
    }
}
