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
    /// <summary>Top-1 accuracy of <paramref name="model"/>, in evaluation mode, its images in their order, none augmented.</summary>
    /// <param name="model">Takes [N, C, H, W], gives logits [N, classes].</param>
    /// <param name="data">At least one image.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="batchSize">Images a forward.</param>
    /// <param name="cancellation">Ends the evaluation between two batches.</param>
    /// <exception cref="ArgumentException">There are no images.</exception>
    public static Accuracy Measure(
        Module<Tensor, Tensor> model, ImageDataset data, Device device, int batchSize = 128, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException("There are no images to evaluate on.", nameof(data));
        using var evaluation = new EvaluationScope(model);
        using var inference = inference_mode();
        var correct = 0;
        var loss = 0.0;
        foreach (var batch in BatchLoader.Sequential(data, batchSize, device).Epoch(0, cancellationToken: cancellation))
        {
            using var scope = NewDisposeScope();
            scope.Attach(batch);
            var logits = model.call(batch.Images);
            correct += logits.argmax(1).eq(batch.Labels).sum().ToInt32();
            loss += functional.cross_entropy(logits, batch.Labels, reduction: Reduction.Sum).ToDouble();
        }
        return new Accuracy(correct, data.Count, loss / data.Count);
    }
}
