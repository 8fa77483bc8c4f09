namespace TorchSharp;

public static partial class torch
{
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => tensor.allclose(target, rtol, atol, equal_nan);
    public static Tensor eq(Tensor left, Tensor right) => left.eq(right);
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);
    public static Tensor ge(Tensor left, Tensor right) => left.ge(right);
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.greater(target);
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.greater_equal(target);
    public static Tensor gt(Tensor left, Tensor right) => left.gt(right);
    public static bool is_nonzero(Tensor input) => input.is_nonzero();
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) => tensor.isclose(other, rtol, atol, nanEqual);
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) => tensor.isin(test_elements, assumeUnique, invert);
    public static Tensor isinf(Tensor tensor) => tensor.isinf();
    public static Tensor isnan(Tensor input) => input.isnan();
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();
    public static Tensor isreal(Tensor tensor) => tensor.isreal();
    public static Tensor le(Tensor left, Tensor right) => left.le(right);
    public static Tensor less(Tensor tensor, Tensor target) => tensor.less(target);
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.less_equal(target);
    public static Tensor lt(Tensor left, Tensor right) => left.lt(right);
    public static Tensor ne(Tensor left, Tensor right) => left.ne(right);
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.not_equal(target);
}
