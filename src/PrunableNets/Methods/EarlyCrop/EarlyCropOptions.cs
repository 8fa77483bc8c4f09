using System;

namespace PrunableNets;

/// <summary>Options of <see cref="EarlyCropCriterion"/>.</summary>
public sealed record EarlyCropOptions : ScoringOptions
{
    public EarlyCropOptions()
    {
        // The released code takes five batches.
        (Batches, BatchSize) = (5, 64);
    }

    /// <summary>How the score is computed.</summary>
    public GradientFlowForm Form { get; set; } = GradientFlowForm.Weights;
}

/// <summary>Which gradients' flow is preserved.</summary>
public enum GradientFlowForm
{
    /// <summary>Of the loss by all weights: |c dz/dc|, z = g^T g_b, by double backward.</summary>
    Weights,

    /// <summary>Of the loss by the gates: |c (H_cc g_c)|, a product with the Hessian in gate space; cheaper, not the same.</summary>
    Gates,
}
