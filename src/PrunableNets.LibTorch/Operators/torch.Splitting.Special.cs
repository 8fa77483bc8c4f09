namespace TorchSharp;

public static partial class torch
{
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);
    public static Tensor real(Tensor input) => input.real;
    public static Tensor imag(Tensor input) => input.imag;
    public static Tensor norm(Tensor input) => input.norm();
    public static Tensor norm(Tensor input, float p = 2f) => input.norm(p);
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2f) => input.norm(dimension, keepdim, p);
    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);
    public static Tensor complex(Tensor real, Tensor imag) => Native.Ops.Call("aten::complex", real, imag);
    public static Tensor polar(Tensor abs, Tensor angle) => Native.Ops.Call("aten::polar", abs, angle);
    public static Tensor negative_(Tensor input) => input.neg_();
    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);
    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);
}
