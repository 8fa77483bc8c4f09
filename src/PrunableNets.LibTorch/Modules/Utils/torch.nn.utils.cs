using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their joint norm is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before scaling.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var gradients = tensors.Select(parameter => parameter.grad).Where(gradient => gradient is not null).ToList();
                if (gradients.Count == 0)
                    return 0;
                Tensor total;
                if (double.IsPositiveInfinity(norm_type))
                {
                    total = stack(gradients.Select(gradient => gradient.abs().max().to(gradients[0].device))).max();
                }
                else
                {
                    var norms = stack(gradients.Select(gradient => Norm(gradient, norm_type).to(gradients[0].device)));
                    total = Norm(norms, norm_type);
                }
                var factor = max_norm / (total.ToDouble() + 1e-6);
                if (factor < 1)
                    foreach (var gradient in gradients)
                        gradient.mul_(factor);
                return total.ToDouble();
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                foreach (var gradient in tensors.Select(parameter => parameter.grad).Where(gradient => gradient is not null))
                    gradient.clamp_(-clip_value, (Scalar)clip_value);
            }

            /// <summary>All parameters, flattened and joined.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>The reverse of <see cref="parameters_to_vector"/>.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                long at = 0;
                foreach (var parameter in tensors)
                {
                    var count = parameter.numel();
                    parameter.copy_(vec.narrow(0, at, count).view(parameter.shape));
                    at += count;
                }
            }

            private static Tensor Norm(Tensor tensor, double p) => Ops.Call("aten::norm.Scalar", tensor, p);
        }
    }
}
