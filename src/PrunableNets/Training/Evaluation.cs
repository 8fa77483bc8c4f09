using System;
using System.Collections.Generic;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Runs networks over data sets without training them.</summary>
public static class Evaluation
{
    /// <summary>Samples a forward where nothing else is asked for.</summary>
    public const int BatchSize = 128;

    /// <summary>What <paramref name="model"/> gives for the first samples, in evaluation mode: whether and how it takes them.</summary>
    /// <param name="model">Takes the data's inputs, one or more tensors [N, ..].</param>
    /// <param name="data">At least one sample; where there are fewer than <paramref name="count"/>, they come again.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="count">Samples.</param>
    /// <returns>[count, ..]; logits [count, classes] of a classifier.</returns>
    public static Tensor Outputs(Module model, Dataset data, Device device, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        return model.Call(data.First(count, device).Inputs).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of the first samples, in evaluation mode and with gradients: whether a training can begin.</summary>
    /// <param name="model">Takes the data's inputs, one or more tensors [N, ..]; gives what the objective takes.</param>
    /// <param name="data">At least one sample; where there are fewer than <paramref name="count"/>, they come again.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="count">Samples.</param>
    /// <param name="objective">Whose loss.</param>
    /// <param name="forward">How the training will compute its outputs.</param>
    /// <returns>What the objective gives; [] where it is right.</returns>
    public static Tensor Loss(Module model, Dataset data, Device device, int count, Objective objective, ForwardOptions forward)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(forward);
        using var evaluation = new EvaluationScope(model);
        using var scope = NewDisposeScope();
        return new ForwardPass(forward, device).Loss(model, data.First(count, device), objective.Loss).MoveToOuterDisposeScope();
    }

    /// <summary>How well <paramref name="model"/> does, in evaluation mode, the samples in their order, none augmented: top-1 accuracy of a classifier.</summary>
    /// <param name="model">Takes the data's inputs, one or more tensors [N, ..]; gives what the objective takes, logits [N, classes] of a classifier.</param>
    /// <param name="data">At least one sample.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="batchSize">Samples a forward.</param>
    /// <param name="objective">What right and wrong are; null is <see cref="Objective.Classification"/>.</param>
    /// <param name="cancellationToken">Ends the evaluation between two batches.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Accuracy Measure(
        Module model, Dataset data, Device device, int batchSize = BatchSize, Objective? objective = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"There are no {data.Unit} to evaluate on.", nameof(data));
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        objective ??= Objective.Classification;
        var (correct, answers, loss) = (0L, 0L, 0.0);
        foreach (var batch in BatchLoader.Sequential(data, batchSize, device).Epoch(0, cancellationToken: cancellationToken))
        {
            using var owned = batch;
            using var scope = NewDisposeScope();
            var output = model.Call(batch.Inputs);
            loss += objective.Loss(output, batch).ToDouble() * batch.Count;
            if (objective.Right(output, batch) is not { } right)
                continue;
            correct += right.sum().ToInt64();
            answers += right.numel();
        }
        return answers > 0 ? new Accuracy(correct, answers, loss / data.Count) : new Accuracy(null, data.Count, loss / data.Count);
    }
}
