using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// What a network is trained for. Gate training, training, fine-tuning and measuring all take it; a hosted run has it from its data
/// (<c>new PruningData(train, test) { Objective = .. }</c>).
/// </summary>
public abstract class Objective
{
    /// <summary>
    /// Cross entropy of logits [N, classes] with labels [N], or of a map of logits [N, classes, H, W] with a map of labels [N, H, W]
    /// (segmentation; -100 marks a pixel that does not count). The default everywhere.
    /// </summary>
    public static Objective Classification { get; } = new ClassificationObjective();

    /// <summary>Whether it is a cross entropy of classes, for which label smoothing means something.</summary>
    internal virtual bool IsCrossEntropy => false;

    /// <summary>What is left of it where the last of several exits counts alone; null where there are no exits.</summary>
    internal virtual Objective? LastExit => null;

    /// <summary>What it is called in certificates, plan files and checkpoints; change it with what it computes.</summary>
    public abstract string Name { get; }

    /// <summary>The loss that is minimised.</summary>
    /// <param name="output">What the network gives, [N, ..].</param>
    /// <param name="batch">Inputs and targets, on the output's device.</param>
    /// <returns>The mean over the batch, [].</returns>
    public abstract Tensor Loss(Tensor output, Batch batch);

    /// <summary>Where answers are right or wrong: bool, one element an answer. Null (the default) where they only are near or far; then the loss is what is reported.</summary>
    /// <param name="output">What the network gives, [N, ..].</param>
    /// <param name="batch">Inputs and targets, on the output's device.</param>
    public virtual Tensor? Right(Tensor output, Batch batch) => null;

    /// <summary>A loss of your own.</summary>
    /// <param name="name">See <see cref="Name"/>.</param>
    /// <param name="loss">See <see cref="Loss"/>: <c>(output, batch) => functional.mse_loss(output, batch.Target)</c>.</param>
    /// <param name="right">See <see cref="Right"/>; null where answers only are near or far.</param>
    public static Objective From(string name, Func<Tensor, Batch, Tensor> loss, Func<Tensor, Batch, Tensor>? right = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(loss);
        return new DelegateObjective(name, loss, right);
    }

    /// <summary>
    /// Early exits: the weighted mean of the cross entropies of several classifiers of one network, which gives their logits stacked,
    /// [N, exits, classes] (<c>torch.stack(new[] { a, b, c }, 1)</c>), with labels [N]. Right or wrong is the last exit's answer.
    /// </summary>
    /// <param name="weights">One an exit, in their order; they are divided by their sum. Null weighs all alike.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or none is above zero.</exception>
    public static Objective EarlyExits(IReadOnlyList<double>? weights = null)
    {
        if (weights is not null && (weights.Any(static w => !double.IsFinite(w) || w < 0) || weights.Sum() == 0))
            throw new ArgumentException("Weights of exits are finite and not negative, and one at least is above zero.", nameof(weights));
        return new EarlyExitObjective(weights?.ToArray());
    }

    /// <summary>This objective with label smoothing, which only cross entropy has.</summary>
    /// <exception cref="ArgumentException">It is another, and there is smoothing.</exception>
    internal virtual Objective Smoothed(double labelSmoothing) => labelSmoothing == 0
        ? this
        : throw new ArgumentException($"Label smoothing belongs to cross entropy; {Name} has none. Set it to 0.", nameof(labelSmoothing));
}
