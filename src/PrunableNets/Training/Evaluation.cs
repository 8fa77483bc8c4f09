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
    /// <summary>What <paramref name="model"/> gives for the first samples, in evaluation mode: whether and how it takes them.</summary>
    /// <param name="model">Takes [N, ..].</param>
    /// <param name="data">At least one sample; where there are fewer than <paramref name="count"/>, they come again.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="count">Samples.</param>
    /// <returns>[count, ..]; logits [count, classes] of a classifier.</returns>
    public static Tensor Outputs(Module<Tensor, Tensor> model, Dataset data, Device device, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        return model.call(data.First(count, device)).MoveToOuterDisposeScope();
    }

    /// <summary>Top-1 accuracy of <paramref name="model"/>, in evaluation mode, the samples in their order, none augmented.</summary>
    /// <param name="model">Takes [N, ..], gives logits [N, classes].</param>
    /// <param name="data">At least one sample.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="batchSize">Samples a forward.</param>
    /// <param name="cancellation">Ends the evaluation between two batches.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static Accuracy Measure(
        Module<Tensor, Tensor> model, Dataset data, Device device, int batchSize = 128, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException($"There are no {data.Unit} to evaluate on.", nameof(data));
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        var correct = 0;
        var loss = 0.0;
        foreach (var batch in BatchLoader.Sequential(data, batchSize, device).Epoch(0, cancellationToken: cancellation))
        {
            using var owned = batch;
            using var scope = NewDisposeScope();
            var logits = model.call(batch.Inputs);
            correct += logits.argmax(1).eq(batch.Labels).sum().ToInt32();
            loss += functional.cross_entropy(logits, batch.Labels, reduction: Reduction.Sum).ToDouble();
        }
        return new Accuracy(correct, data.Count, loss / data.Count);
    }
}
