using System;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// The loss of classification: cross entropy with label smoothing, and, beside a teacher, w T^2 KL(teacher || student) of the
/// outputs at temperature T, with weight 1 - w left for the labels (arXiv 1503.02531).
/// </summary>
internal sealed class TrainingLoss : IDisposable
{
    private readonly TrainingOptions options;
    private readonly Module<Tensor, Tensor>? teacher;
    private readonly EvaluationScope? evaluation;

    /// <param name="options">Label smoothing, and distillation where there is any.</param>
    /// <param name="teacher">The network to follow; required with <see cref="TrainingOptions.Distillation"/>, and not used without.</param>
    /// <exception cref="ArgumentException">There is no teacher to distil from.</exception>
    public TrainingLoss(TrainingOptions options, Module<Tensor, Tensor>? teacher)
    {
        if (options.Distillation is not null && teacher is null)
            throw new ArgumentException("Distillation needs a network to learn from; only fine-tuning has one, the dense network. Remove the section Distillation.", nameof(teacher));
        this.options = options;
        this.teacher = teacher;
        if (options.Distillation is not null)
            evaluation = new EvaluationScope(teacher!);
    }

    /// <param name="logits">The student's, [N, classes].</param>
    /// <param name="inputs">The samples, [N, ..].</param>
    /// <param name="labels">int64 [N].</param>
    /// <returns>The mean over the batch, [].</returns>
    public Tensor Evaluate(Tensor logits, Tensor inputs, Tensor labels)
    {
        var entropy = functional.cross_entropy(logits, labels, label_smoothing: options.LabelSmoothing);
        if (options.Distillation is not { Temperature: var temperature, Weight: var weight })
            return entropy;
        Tensor expected;
        using (no_grad())
            expected = functional.log_softmax(teacher!.call(inputs).div(temperature), 1);
        var divergence = functional.kl_div(functional.log_softmax(logits.div(temperature), 1), expected, log_target: true, reduction: Reduction.Sum);
        return entropy.mul(1 - weight).add(divergence.mul(weight * temperature * temperature / labels.shape[0]));
    }

    public void Dispose() => evaluation?.Dispose();
}
