using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Ops.Call("aten::abs", this);
        public Tensor abs_() => Ops.CallInPlace("aten::abs_", this);
        public Tensor absolute() => Ops.Call("aten::absolute", this);
        public Tensor absolute_() => Ops.CallInPlace("aten::absolute_", this);
        public Tensor ceil() => Ops.Call("aten::ceil", this);
        public Tensor ceil_() => Ops.CallInPlace("aten::ceil_", this);
        public Tensor clamp(Tensor min = null, Tensor max = null) => Ops.Call("aten::clamp.Tensor", this, min, max);
        public Tensor clamp(Scalar min = null, Scalar max = null) => Ops.Call("aten::clamp", this, min, max);
        public Tensor clamp_(Tensor min = null, Tensor max = null) => Ops.CallInPlace("aten::clamp_.Tensor", this, min, max);
        public Tensor clamp_(Scalar min = null, Scalar max = null) => Ops.CallInPlace("aten::clamp_", this, min, max);
        public Tensor clamp_max(Scalar max) => Ops.Call("aten::clamp_max", this, max);
        public Tensor clamp_max_(Scalar max) => Ops.CallInPlace("aten::clamp_max_", this, max);
        public Tensor clamp_min(Scalar min) => Ops.Call("aten::clamp_min", this, min);
        public Tensor clamp_min_(Scalar min) => Ops.CallInPlace("aten::clamp_min_", this, min);
        public Tensor clip(Scalar min = null, Scalar max = null) => Ops.Call("aten::clip", this, min, max);
        public Tensor copysign(Tensor other) => Ops.Call("aten::copysign.Tensor", this, other);
        public Tensor copysign_(Tensor other) => Ops.CallInPlace("aten::copysign_.Tensor", this, other);
        public Tensor fix() => Ops.Call("aten::fix", this);
        public Tensor fix_() => Ops.CallInPlace("aten::fix_", this);
        public Tensor floor() => Ops.Call("aten::floor", this);
        public Tensor floor_() => Ops.CallInPlace("aten::floor_", this);
        public Tensor floor_divide(Scalar other) => Ops.Call("aten::floor_divide.Scalar", this, other);
        public Tensor floor_divide(Tensor other) => Ops.Call("aten::floor_divide", this, other);
        public Tensor floor_divide_(Tensor other) => Ops.CallInPlace("aten::floor_divide_.Tensor", this, other);
        public Tensor floor_divide_(Scalar other) => Ops.CallInPlace("aten::floor_divide_.Scalar", this, other);
        public Tensor fmax(Tensor other) => Ops.Call("aten::fmax", this, other);
        public Tensor fmin(Tensor other) => Ops.Call("aten::fmin", this, other);
        public Tensor fmod(Scalar scalar) => Ops.Call("aten::fmod.Scalar", this, scalar);
        public Tensor fmod(Tensor target) => Ops.Call("aten::fmod.Tensor", this, target);
        public Tensor fmod_(Scalar scalar) => Ops.CallInPlace("aten::fmod_.Scalar", this, scalar);
        public Tensor fmod_(Tensor target) => Ops.CallInPlace("aten::fmod_.Tensor", this, target);
        public Tensor frac() => Ops.Call("aten::frac", this);
        public Tensor frac_() => Ops.CallInPlace("aten::frac_", this);
        public Tensor gcd(Tensor other) => Ops.Call("aten::gcd", this, other);
        public Tensor gcd_(Tensor other) => Ops.CallInPlace("aten::gcd_", this, other);
        public Tensor heaviside(Tensor other) => Ops.Call("aten::heaviside", this, other);
        public Tensor heaviside_(Tensor other) => Ops.CallInPlace("aten::heaviside_", this, other);
        public Tensor lcm(Tensor other) => Ops.Call("aten::lcm", this, other);
        public Tensor lcm_(Tensor other) => Ops.CallInPlace("aten::lcm_", this, other);
        public Tensor maximum(Tensor other) => Ops.Call("aten::maximum", this, other);
        public Tensor minimum(Tensor other) => Ops.Call("aten::minimum", this, other);
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Ops.Call("aten::nan_to_num", this, nan, posinf, neginf);
        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) => Ops.CallInPlace("aten::nan_to_num_", this, nan, posinf, neginf);
        public Tensor neg() => Ops.Call("aten::neg", this);
        public Tensor neg_() => Ops.CallInPlace("aten::neg_", this);
        public Tensor negative() => Ops.Call("aten::negative", this);
        public Tensor nextafter(Tensor other) => Ops.Call("aten::nextafter", this, other);
        public Tensor nextafter_(Tensor other) => Ops.CallInPlace("aten::nextafter_", this, other);
        public Tensor positive() => Ops.Call("aten::positive", this);
        public Tensor remainder(Scalar scalar) => Ops.Call("aten::remainder.Scalar", this, scalar);
        public Tensor remainder(Tensor target) => Ops.Call("aten::remainder.Tensor", this, target);
        public Tensor remainder_(Scalar scalar) => Ops.CallInPlace("aten::remainder_.Scalar", this, scalar);
        public Tensor remainder_(Tensor target) => Ops.CallInPlace("aten::remainder_.Tensor", this, target);
        public Tensor sgn() => Ops.Call("aten::sgn", this);
        public Tensor sgn_() => Ops.CallInPlace("aten::sgn_", this);
        public Tensor sign() => Ops.Call("aten::sign", this);
        public Tensor sign_() => Ops.CallInPlace("aten::sign_", this);
        public Tensor signbit() => Ops.Call("aten::signbit", this);
        public Tensor trunc() => Ops.Call("aten::trunc", this);
        public Tensor trunc_() => Ops.CallInPlace("aten::trunc_", this);
    }
}
