using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor empty_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => Like("aten::empty_like", dtype, device, requires_grad);
        public Tensor zeros_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => Like("aten::zeros_like", dtype, device, requires_grad);
        public Tensor ones_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => Like("aten::ones_like", dtype, device, requires_grad);
        public Tensor rand_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => Like("aten::rand_like", dtype, device, requires_grad);
        public Tensor randn_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) => Like("aten::randn_like", dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Finish(Ops.Call("aten::full_like", this, value, dtype, Arg.None, device), requires_grad, null);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Finish(Ops.Call("aten::randint_like.low_dtype", this, low, high, dtype, Arg.None, device), requires_grad, null);

        private Tensor Like(string name, ScalarType? dtype, Device device, bool requires_grad) =>
            Finish(Ops.Call(name, this, dtype, Arg.None, device), requires_grad, null);
    }

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Finish(input.empty_like(dtype, device), requires_grad, names);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Finish(input.zeros_like(dtype, device), requires_grad, names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Finish(input.ones_like(dtype, device), requires_grad, names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Finish(input.full_like(value, dtype, device), requires_grad, names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false) => input.rand_like(dtype, device, requires_grad);
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device device = null, bool requires_grad = false) => input.randn_like(dtype, device, requires_grad);

    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        input.randint_like(low, high, dtype, device, requires_grad);
}
