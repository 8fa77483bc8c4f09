using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place, recording no graph. Formulas as in PyTorch's torch.nn.init.</summary>
        public static partial class init
        {
            public static Tensor zeros_(Tensor tensor) => Untracked(tensor, () => tensor.zero_());
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);
            public static Tensor constant_(Tensor tensor, Scalar val) => Untracked(tensor, () => tensor.fill_(val));
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null) => Untracked(tensor, () => tensor.uniform_(low, high, generator));
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null) => Untracked(tensor, () => tensor.normal_(mean, std, generator));

            public static Tensor eye_(Tensor tensor) => Untracked(tensor, () =>
            {
                using var identity = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                tensor.copy_(identity);
            });

            /// <summary>A normal distribution cut off at <paramref name="a"/> and <paramref name="b"/>, by the inverse of its distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator generator = null) => Untracked(tensor, () =>
            {
                var low = Cumulative((a - mean) / std);
                var high = Cumulative((b - mean) / std);
                tensor.uniform_(2 * low - 1, 2 * high - 1, generator);
                tensor.erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(min: a, max: b);
            });

            /// <summary>Uniform in ±gain * sqrt(6 / (fan in + fan out)).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Uniform in ±gain * sqrt(3 / fan).</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * Deviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, Deviation(tensor, a, mode, nonlinearity));

            /// <summary>Rows or columns, whichever are fewer, orthogonal and of length <paramref name="gain"/> (Saxe et al. 2013): the first dimension against all others.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException($"orthogonal_ needs at least two dimensions; the shape is [{string.Join(", ", tensor.shape)}].", nameof(tensor));
                return Untracked(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var rows = tensor.shape[0];
                    var columns = tensor.numel() / rows;
                    var drawn = randn(rows < columns ? columns : rows, rows < columns ? rows : columns, dtype: tensor.dtype, device: tensor.device);
                    var (q, r) = Ops.Call2("aten::linalg_qr", drawn, "reduced");
                    // Signs from the diagonal make the distribution uniform.
                    q = q * r.diag().sign();
                    tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape)).mul_(gain);
                });
            }

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                _ => 1,
            };

            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException($"Fan in and fan out need at least two dimensions; the shape is [{string.Join(", ", shape)}].", nameof(tensor));
                var field = shape.AsSpan(2).ToArray().TotalSize();
                return (shape[1] * field, shape[0] * field);
            }

            private static double Deviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double Cumulative(double x)
            {
                using var scaled = torch.tensor(x / Math.Sqrt(2));
                using var erf = scaled.erf();
                return (1 + erf.item<double>()) / 2;
            }

            private static Tensor Untracked(Tensor tensor, Action fill)
            {
                using (no_grad())
                    fill();
                return tensor;
            }
        }
    }
}
