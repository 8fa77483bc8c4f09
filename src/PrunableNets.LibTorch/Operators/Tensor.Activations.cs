using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor celu() => Ops.Call("aten::celu", this);
        public Tensor celu(Scalar alpha) => Ops.Call("aten::celu", this, alpha);
        public Tensor celu_() => Ops.CallInPlace("aten::celu_", this);
        public Tensor celu_(Scalar alpha) => Ops.CallInPlace("aten::celu_", this, alpha);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.Call("aten::elu", this, alpha, scale, input_scale);
        public Tensor elu(double alpha = 1) => Ops.Call("aten::elu", this, alpha);
        public Tensor elu_(double alpha = 1) => Ops.CallInPlace("aten::elu_", this, alpha);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.CallInPlace("aten::elu_", this, alpha, scale, input_scale);
        public Tensor glu(long dim = -1) => Ops.Call("aten::glu", this, dim);
        public Tensor hardsigmoid() => Ops.Call("aten::hardsigmoid", this);
        public Tensor hardsigmoid_() => Ops.CallInPlace("aten::hardsigmoid_", this);
        public Tensor hardswish() => Ops.Call("aten::hardswish", this);
        public Tensor hardswish_() => Ops.CallInPlace("aten::hardswish_", this);
        public Tensor hardtanh(Scalar min, Scalar max) => Ops.Call("aten::hardtanh", this, min, max);
        public Tensor hardtanh_(Scalar min, Scalar max) => Ops.CallInPlace("aten::hardtanh_", this, min, max);
        public Tensor leaky_relu(Scalar negative_slope) => Ops.Call("aten::leaky_relu", this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => Ops.CallInPlace("aten::leaky_relu_", this, negative_slope);
        public Tensor log_sigmoid() => Ops.Call("aten::log_sigmoid", this);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.Call("aten::log_softmax.int", this, dim, dtype);
        public Tensor logcumsumexp(long dim) => Ops.Call("aten::logcumsumexp", this, dim);
        public Tensor prelu(Tensor target) => Ops.Call("aten::prelu", this, target);
        public Tensor relu() => Ops.Call("aten::relu", this);
        public Tensor relu6() => Ops.Call("aten::relu6", this);
        public Tensor relu6_() => Ops.CallInPlace("aten::relu6_", this);
        public Tensor relu_() => Ops.CallInPlace("aten::relu_", this);
        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) => Ops.Call("aten::rrelu", this, lower, upper);
        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => Ops.CallInPlace("aten::rrelu_", this, lower, upper);
        public Tensor selu() => Ops.Call("aten::selu", this);
        public Tensor selu_() => Ops.CallInPlace("aten::selu_", this);
        public Tensor silu() => Ops.Call("aten::silu", this);
        public Tensor silu_() => Ops.CallInPlace("aten::silu_", this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.Call("aten::softmax.int", this, dim, dtype);
        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.Call("aten::softplus", this, beta, threshold);
        public Tensor threshold(Scalar threshold, Scalar value) => Ops.Call("aten::threshold", this, threshold, value);
        public Tensor threshold_(Scalar threshold, Scalar value) => Ops.CallInPlace("aten::threshold_", this, threshold, value);
    }
}
