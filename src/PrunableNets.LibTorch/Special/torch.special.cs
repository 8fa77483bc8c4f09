using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class special
    {
        public static Tensor digamma(Tensor input) => Ops.Call("aten::special_digamma", input);
        public static Tensor entr(Tensor input) => Ops.Call("aten::special_entr", input);
        public static Tensor erf(Tensor input) => Ops.Call("aten::special_erf", input);
        public static Tensor erfc(Tensor input) => Ops.Call("aten::special_erfc", input);
        public static Tensor erfcx(Tensor input) => Ops.Call("aten::special_erfcx", input);
        public static Tensor erfinv(Tensor input) => Ops.Call("aten::special_erfinv", input);
        public static Tensor exp2(Tensor input) => Ops.Call("aten::special_exp2", input);
        public static Tensor expit(Tensor input) => Ops.Call("aten::special_expit", input);
        public static Tensor expm1(Tensor input) => Ops.Call("aten::special_expm1", input);
        public static Tensor gammainc(Tensor input, Tensor other) => Ops.Call("aten::special_gammainc", input, other);
        public static Tensor gammaincc(Tensor input, Tensor other) => Ops.Call("aten::special_gammaincc", input, other);
        public static Tensor gammaln(Tensor input) => Ops.Call("aten::special_gammaln", input);
        public static Tensor i0(Tensor input) => Ops.Call("aten::special_i0", input);
        public static Tensor i0e(Tensor input) => Ops.Call("aten::special_i0e", input);
        public static Tensor i1(Tensor input) => Ops.Call("aten::special_i1", input);
        public static Tensor i1e(Tensor input) => Ops.Call("aten::special_i1e", input);
        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.Call("aten::special_log_softmax", input, dim, dtype);
        public static Tensor logit(Tensor input) => Ops.Call("aten::special_logit", input);
        public static Tensor multigammaln(Tensor input, long p) => Ops.Call("aten::special_multigammaln", input, p);
        public static Tensor ndtr(Tensor input) => Ops.Call("aten::special_ndtr", input);
        public static Tensor ndtri(Tensor input) => Ops.Call("aten::special_ndtri", input);
        public static Tensor polygamma(long n, Tensor input) => Ops.Call("aten::special_polygamma", n, input);
        public static Tensor psi(Tensor input) => Ops.Call("aten::special_psi", input);
        public static Tensor sinc(Tensor input) => Ops.Call("aten::special_sinc", input);
        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Ops.Call("aten::special_softmax", input, dim, dtype);
        public static Tensor xlog1py(Tensor input, Tensor other) => Ops.Call("aten::special_xlog1py", input, other);
        public static Tensor zeta(Tensor x, Tensor q) => Ops.Call("aten::special_zeta", x, q);
    }
}
