using System;
using System.Collections.Generic;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Trains or fine-tunes an image classifier: SGD with momentum, cross entropy.</summary>
public sealed class Trainer
{
    private readonly TrainingOptions options;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Trainer(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    /// <summary>Trains all parameters of <paramref name="model"/> in place.</summary>
    /// <param name="model">Takes [N, C, H, W], gives logits [N, classes].</param>
    /// <param name="train">Images to learn from, augmented.</param>
    /// <param name="test">Images to measure each epoch on.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="progress">Told after every epoch, on this thread.</param>
    /// <param name="cancellation">Ends the training between two batches.</param>
    /// <exception cref="InvalidOperationException">The loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TrainingResult Train(
        Module<Tensor, Tensor> model, ImageDataset train, ImageDataset test, Device device,
        IProgress<TrainingEpoch>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        var loader = new BatchLoader(train, new BatchLoaderOptions
        {
            BatchSize = options.BatchSize, Seed = options.Seed, Augmentation = options.Augmentation, Device = device,
        });
        using var optimizer = optim.SGD(model.parameters(), options.LearningRate, momentum: options.Momentum, weight_decay: options.WeightDecay, nesterov: options.Nesterov);
        var epochs = new List<TrainingEpoch>(options.Epochs);
        model.train();
        for (var index = 0; index < options.Epochs; index++)
        {
            var (loss, rate) = Pass(model, optimizer, loader, index, cancellation);
            var epoch = new TrainingEpoch(index, loss, rate, Evaluation.Measure(model, test, device, cancellation: cancellation));
            epochs.Add(epoch);
            progress?.Report(epoch);
        }
        return new TrainingResult(epochs);
    }

    private (double Loss, double LearningRate) Pass(Module<Tensor, Tensor> model, SGD optimizer, BatchLoader loader, int epoch, CancellationToken cancellation)
    {
        var steps = loader.BatchesPerEpoch;
        var (sum, images, rate, step) = (0.0, 0L, 0.0, epoch * steps);
        foreach (var batch in loader.Epoch(epoch, cancellationToken: cancellation))
        {
            using var scope = NewDisposeScope();
            scope.Attach(batch);
            rate = options.Schedule.At(options.LearningRate, step++, options.Epochs * steps);
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = rate;
            optimizer.zero_grad();
            var loss = functional.cross_entropy(model.call(batch.Images), batch.Labels, label_smoothing: options.LabelSmoothing);
            loss.backward();
            optimizer.step();
            var value = loss.ToDouble();
            if (!double.IsFinite(value))
                throw new InvalidOperationException($"The training loss is {value} in epoch {epoch}; lower the learning rate ({options.LearningRate}).");
            sum += value * batch.Labels.shape[0];
            images += batch.Labels.shape[0];
        }
        return (sum / images, rate);
    }
}
