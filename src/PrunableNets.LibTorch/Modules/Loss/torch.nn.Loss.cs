using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static CrossEntropyLoss CrossEntropyLoss(Tensor weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => new(weight: weight, ignore_index: ignore_index, reduction: reduction);
        public static NLLLoss NLLLoss(Tensor weight = null, Reduction reduction = Reduction.Mean) => new(weight: weight, reduction: reduction);
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction: reduction);
        public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction: reduction);
        public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) => new(reduction: reduction, beta: beta);
        public static HuberLoss HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) => new(delta: delta, reduction: reduction);
        public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target: log_target, reduction: reduction);
        public static BCELoss BCELoss(Tensor weight = null, Reduction reduction = Reduction.Mean) => new(weight: weight, reduction: reduction);
        public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor weight = null, Reduction reduction = Reduction.Mean, Tensor pos_weights = null) => new(weight: weight, reduction: reduction, pos_weights: pos_weights);
        public static SoftMarginLoss SoftMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction: reduction);
        public static HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1, Reduction reduction = Reduction.Mean) => new(margin: margin, reduction: reduction);
        public static MultiLabelMarginLoss MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction: reduction);
        public static PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1E-08f, Reduction reduction = Reduction.Mean) => new(log_input: log_input, full: full, eps: eps, reduction: reduction);
    }
}
