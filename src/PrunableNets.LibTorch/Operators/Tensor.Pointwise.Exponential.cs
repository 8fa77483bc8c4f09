using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor digamma() => Ops.Call("aten::digamma", this);
        public Tensor digamma_() => Ops.CallInPlace("aten::digamma_", this);
        public Tensor erf() => Ops.Call("aten::erf", this);
        public Tensor erf_() => Ops.CallInPlace("aten::erf_", this);
        public Tensor erfc() => Ops.Call("aten::erfc", this);
        public Tensor erfc_() => Ops.CallInPlace("aten::erfc_", this);
        public Tensor erfinv() => Ops.Call("aten::erfinv", this);
        public Tensor erfinv_() => Ops.CallInPlace("aten::erfinv_", this);
        public Tensor exp() => Ops.Call("aten::exp", this);
        public Tensor exp2() => Ops.Call("aten::exp2", this);
        public Tensor exp2_() => Ops.CallInPlace("aten::exp2_", this);
        public Tensor exp_() => Ops.CallInPlace("aten::exp_", this);
        public Tensor expm1() => Ops.Call("aten::expm1", this);
        public Tensor expm1_() => Ops.CallInPlace("aten::expm1_", this);
        public Tensor float_power(Tensor target) => Ops.Call("aten::float_power.Tensor_Tensor", this, target);
        public Tensor float_power_(Tensor target) => Ops.CallInPlace("aten::float_power_.Tensor", this, target);
        public (Tensor Mantissa, Tensor Exponent) frexp() => Ops.Call2("aten::frexp.Tensor", this);
        public Tensor i0() => Ops.Call("aten::i0", this);
        public Tensor i0_() => Ops.CallInPlace("aten::i0_", this);
        public Tensor igamma(Tensor other) => Ops.Call("aten::igamma", this, other);
        public Tensor igammac(Tensor other) => Ops.Call("aten::igammac", this, other);
        public Tensor ldexp(Tensor other) => Ops.Call("aten::ldexp.Tensor", this, other);
        public Tensor ldexp_(Tensor other) => Ops.CallInPlace("aten::ldexp_", this, other);
        public Tensor lgamma() => Ops.Call("aten::lgamma", this);
        public Tensor lgamma_() => Ops.CallInPlace("aten::lgamma_", this);
        public Tensor log() => Ops.Call("aten::log", this);
        public Tensor log10() => Ops.Call("aten::log10", this);
        public Tensor log10_() => Ops.CallInPlace("aten::log10_", this);
        public Tensor log1p() => Ops.Call("aten::log1p", this);
        public Tensor log1p_() => Ops.CallInPlace("aten::log1p_", this);
        public Tensor log2() => Ops.Call("aten::log2", this);
        public Tensor log2_() => Ops.CallInPlace("aten::log2_", this);
        public Tensor log_() => Ops.CallInPlace("aten::log_", this);
        public Tensor logaddexp(Tensor other) => Ops.Call("aten::logaddexp", this, other);
        public Tensor logaddexp2(Tensor other) => Ops.Call("aten::logaddexp2", this, other);
        public Tensor logit(double? eps = null) => Ops.Call("aten::logit", this, eps);
        public Tensor logit_(double? eps = null) => Ops.CallInPlace("aten::logit_", this, eps);
        public Tensor mvlgamma(long p) => Ops.Call("aten::mvlgamma", this, p);
        public Tensor mvlgamma_(long p) => Ops.CallInPlace("aten::mvlgamma_", this, p);
        public Tensor polygamma_(long p) => Ops.CallInPlace("aten::polygamma_", this, p);
        public Tensor pow(Scalar exponent) => Ops.Call("aten::pow.Tensor_Scalar", this, exponent);
        public Tensor pow(Tensor exponent) => Ops.Call("aten::pow.Tensor_Tensor", this, exponent);
        public Tensor pow_(Tensor exponent) => Ops.CallInPlace("aten::pow_.Tensor", this, exponent);
        public Tensor pow_(Scalar exponent) => Ops.CallInPlace("aten::pow_.Scalar", this, exponent);
        public Tensor reciprocal() => Ops.Call("aten::reciprocal", this);
        public Tensor reciprocal_() => Ops.CallInPlace("aten::reciprocal_", this);
        public Tensor rsqrt() => Ops.Call("aten::rsqrt", this);
        public Tensor rsqrt_() => Ops.CallInPlace("aten::rsqrt_", this);
        public Tensor sigmoid() => Ops.Call("aten::sigmoid", this);
        public Tensor sigmoid_() => Ops.CallInPlace("aten::sigmoid_", this);
        public Tensor sqrt() => Ops.Call("aten::sqrt", this);
        public Tensor sqrt_() => Ops.CallInPlace("aten::sqrt_", this);
        public Tensor square() => Ops.Call("aten::square", this);
        public Tensor xlogy(Tensor y) => Ops.Call("aten::xlogy.Tensor", this, y);
        public Tensor xlogy(Scalar y) => Ops.Call("aten::xlogy.Scalar_Other", this, y);
        public Tensor xlogy_(Tensor y) => Ops.CallInPlace("aten::xlogy_.Tensor", this, y);
        public Tensor xlogy_(Scalar y) => Ops.CallInPlace("aten::xlogy_.Scalar_Other", this, y);
    }
}
