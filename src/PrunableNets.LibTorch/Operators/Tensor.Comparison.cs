using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => Ops.CallBool("aten::allclose", this, target, rtol, atol, equal_nan);
        public Tensor eq(Tensor target) => Ops.Call("aten::eq.Tensor", this, target);
        public Tensor eq(Scalar target) => Ops.Call("aten::eq.Scalar", this, target);
        public Tensor eq_(Scalar target) => Ops.CallInPlace("aten::eq_.Scalar", this, target);
        public Tensor eq_(Tensor target) => Ops.CallInPlace("aten::eq_.Tensor", this, target);
        public Tensor ge(Tensor target) => Ops.Call("aten::ge.Tensor", this, target);
        public Tensor ge(Scalar target) => Ops.Call("aten::ge.Scalar", this, target);
        public Tensor ge_(Scalar target) => Ops.CallInPlace("aten::ge_.Scalar", this, target);
        public Tensor ge_(Tensor target) => Ops.CallInPlace("aten::ge_.Tensor", this, target);
        public Tensor greater(Tensor target) => Ops.Call("aten::greater.Tensor", this, target);
        public Tensor greater_equal(Tensor target) => Ops.Call("aten::greater_equal.Tensor", this, target);
        public Tensor gt(Scalar target) => Ops.Call("aten::gt.Scalar", this, target);
        public Tensor gt(Tensor target) => Ops.Call("aten::gt.Tensor", this, target);
        public Tensor gt_(Scalar target) => Ops.CallInPlace("aten::gt_.Scalar", this, target);
        public Tensor gt_(Tensor target) => Ops.CallInPlace("aten::gt_.Tensor", this, target);
        public bool is_nonzero() => Ops.CallBool("aten::is_nonzero", this);
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) => Ops.Call("aten::isclose", this, other, rtol, atol, nanEqual);
        public Tensor isfinite() => Ops.Call("aten::isfinite", this);
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => Ops.Call("aten::isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);
        public Tensor isinf() => Ops.Call("aten::isinf", this);
        public Tensor isnan() => Ops.Call("aten::isnan", this);
        public Tensor isneginf() => Ops.Call("aten::isneginf", this);
        public Tensor isposinf() => Ops.Call("aten::isposinf", this);
        public Tensor isreal() => Ops.Call("aten::isreal", this);
        public Tensor le(Scalar target) => Ops.Call("aten::le.Scalar", this, target);
        public Tensor le(Tensor target) => Ops.Call("aten::le.Tensor", this, target);
        public Tensor le_(Scalar target) => Ops.CallInPlace("aten::le_.Scalar", this, target);
        public Tensor le_(Tensor target) => Ops.CallInPlace("aten::le_.Tensor", this, target);
        public Tensor less(Tensor target) => Ops.Call("aten::less.Tensor", this, target);
        public Tensor less_equal(Tensor target) => Ops.Call("aten::less_equal.Tensor", this, target);
        public Tensor less_equal_(Tensor target) => Ops.CallInPlace("aten::less_equal_.Tensor", this, target);
        public Tensor lt(Scalar target) => Ops.Call("aten::lt.Scalar", this, target);
        public Tensor lt(Tensor target) => Ops.Call("aten::lt.Tensor", this, target);
        public Tensor lt_(Scalar target) => Ops.CallInPlace("aten::lt_.Scalar", this, target);
        public Tensor lt_(Tensor target) => Ops.CallInPlace("aten::lt_.Tensor", this, target);
        public Tensor ne(Scalar target) => Ops.Call("aten::ne.Scalar", this, target);
        public Tensor ne(Tensor target) => Ops.Call("aten::ne.Tensor", this, target);
        public Tensor ne_(Scalar target) => Ops.CallInPlace("aten::ne_.Scalar", this, target);
        public Tensor ne_(Tensor target) => Ops.CallInPlace("aten::ne_.Tensor", this, target);
        public Tensor not_equal(Tensor target) => Ops.Call("aten::not_equal.Tensor", this, target);
        public Tensor not_equal_(Tensor target) => Ops.CallInPlace("aten::not_equal_.Tensor", this, target);
    }
}
