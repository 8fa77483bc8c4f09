using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_() : x.relu6();
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);
            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);
            public static Tensor rrelu(Tensor x, double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) => inplace ? x.rrelu_(lower, upper) : x.rrelu(lower, upper);
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Ops.CallInPlace("aten::elu_", x, alpha) : Ops.Call("aten::elu", x, alpha);
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => inplace ? x.celu_(alpha) : x.celu(alpha);
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? x.selu_() : x.selu();
            public static Tensor sigmoid(Tensor x) => x.sigmoid();
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();
            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();
            public static Tensor SiLU(Tensor x, bool inplace = false) => silu(x, inplace);
            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Ops.CallInPlace("aten::mish_", x) : Ops.Call("aten::mish", x);
            public static Tensor Mish(Tensor x) => mish(x);
            public static Tensor gelu(Tensor x) => x.gelu();
            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.gelu_() : x.gelu();
            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) => inplace ? x.gelu_(approximate) : x.gelu(approximate);
            public static Tensor hardswish(Tensor input, bool inplace = false) => inplace ? input.hardswish_() : input.hardswish();
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => inplace ? input.hardsigmoid_() : input.hardsigmoid();
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => inplace ? x.hardtanh_(min_val, max_val) : x.hardtanh(min_val, max_val);
            public static Tensor Hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => hardtanh(x, min_val, max_val, inplace);
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Ops.Call("aten::hardshrink", x, lambda);
            public static Tensor Hardshrink(Tensor x, double lambda = 0.5) => hardshrink(x, lambda);
            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Ops.Call("aten::softshrink", x, lambda);
            public static Tensor Softshrink(Tensor x, double lambda = 0.5) => softshrink(x, lambda);
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) => inplace ? x.threshold_(threshold, value) : x.threshold(threshold, value);
            public static Tensor Threshold(Tensor x, double threshold, double value, bool inplace = false) => nn.functional.threshold(x, threshold, value, inplace);
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);
            public static Tensor glu(Tensor input, long dim = -1) => input.glu(dim);
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
            public static Tensor softmax2d(Tensor x) => x.softmax(-3);
            public static Tensor Softsign(Tensor x) => softsign(x);
            public static Tensor Tanhshrink(Tensor x) => tanhshrink(x);

            public static Tensor softmin(Tensor x, long dim)
            {
                using var negated = x.neg();
                return negated.softmax(dim);
            }

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using var magnitude = x.abs();
                using var divisor = magnitude.add(1);
                return inplace ? x.div_(divisor) : x.div(divisor);
            }

            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var squashed = x.tanh();
                return inplace ? x.sub_(squashed) : x.sub(squashed);
            }
        }
    }
}
