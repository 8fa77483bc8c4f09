using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Negative log likelihood of the targets: class indices, or a distribution of the input's shape.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Ops.Call("aten::cross_entropy_loss", input, target, weight, reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean) =>
                Ops.Call("aten::nll_loss_nd", input, target, weight, reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Ops.Call("aten::mse_loss", input, target, reduction);
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Ops.Call("aten::l1_loss", input, target, reduction);
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) => Ops.Call("aten::smooth_l1_loss", input, target, reduction, beta);
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) => Ops.Call("aten::huber_loss", input, target, reduction, delta);
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) => Ops.Call("aten::kl_div", input, target, reduction, log_target);
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean) => Ops.Call("aten::binary_cross_entropy", input, target, weight, reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null, Reduction reduction = Reduction.Mean, Tensor pos_weights = null) =>
                Ops.Call("aten::binary_cross_entropy_with_logits", input, target, weight, pos_weights, reduction);

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Ops.Call("aten::soft_margin_loss", input, target, reduction);
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Ops.Call("aten::hinge_embedding_loss", input, target, margin, reduction);
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Ops.Call("aten::margin_ranking_loss", input1, input2, target, margin, reduction);
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean) => Ops.Call("aten::cosine_embedding_loss", input1, input2, target, margin, reduction);
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1, Tensor weight = null, Reduction reduction = Reduction.Mean) => Ops.Call("aten::multi_margin_loss", input, target, p, margin, weight, reduction);
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Ops.Call("aten::multilabel_margin_loss", input, target, reduction);
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1E-08) => Ops.Call("aten::cosine_similarity", x1, x2, dim, eps);
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1E-06, bool keepdim = false) => Ops.Call("aten::pairwise_distance", input1, input2, p, eps, keepdim);

            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1, long p = 2, double eps = 1E-06, bool swap = false, Reduction reduction = Reduction.Mean) =>
                Ops.Call("aten::triplet_margin_loss", anchor, positive, negative, margin, p, eps, swap, reduction);

            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1E-08f, Reduction reduction = Reduction.Mean) =>
                Ops.Call("aten::poisson_nll_loss", input, target, log_input, full, eps, reduction);
        }
    }
}
