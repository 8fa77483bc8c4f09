using System;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// The objective's loss, with label smoothing; and, beside a teacher, w T^2 KL(teacher || student) of the outputs at temperature T, with
/// weight 1 - w left for the labels (arXiv 1503.02531).
/// </summary>
internal sealed class TrainingLoss : IDisposable
{
    private readonly TrainingOptions options;
    private readonly Objective objective;
    private readonly Module? teacher;
    private readonly EvaluationScope? evaluation;

    /// <param name="options">Label smoothing, and distillation where there is any.</param>
    /// <param name="teacher">The network to follow; required with <see cref="TrainingOptions.Distillation"/>, and not used without.</param>
    /// <param name="objective">What the network is trained for.</param>
    /// <exception cref="ArgumentException">There is no teacher to distil from, or the objective is none of classes.</exception>
    public TrainingLoss(TrainingOptions options, Module? teacher, Objective objective)
    {
        if (options.Distillation is not null && objective is not ClassificationObjective)
            throw new ArgumentException($"Distillation compares probabilities of classes; {objective.Name} has none. Remove the section Distillation.", nameof(objective));
        if (options.Distillation is not null && teacher is null)
            throw new ArgumentException("Distillation needs a network to learn from; only fine-tuning has one, the dense network. Remove the section Distillation.", nameof(teacher));
        this.options = options;
        this.teacher = teacher;
        this.objective = objective.Smoothed(options.LabelSmoothing);
        if (options.Distillation is not null)
            evaluation = new EvaluationScope(teacher!);
    }

    /// <param name="output">The student's; logits [N, classes, ..] where there is a teacher.</param>
    /// <param name="batch">What the output was made of, and what it should be.</param>
    /// <returns>The mean over the batch, [].</returns>
    public Tensor Evaluate(Tensor output, Batch batch)
    {
        var loss = objective.Loss(output, batch);
        if (options.Distillation is not { Temperature: var temperature, Weight: var weight })
            return loss;
        Tensor expected;
        using (no_grad())
            expected = functional.log_softmax(teacher!.Call(batch.Inputs).div(temperature), 1);
        var divergence = functional.kl_div(functional.log_softmax(output.div(temperature), 1), expected, log_target: true, reduction: Reduction.Sum);
        return loss.mul(1 - weight).add(divergence.mul(weight * temperature * temperature / batch.Target.numel()));
    }

    public void Dispose() => evaluation?.Dispose();
}
