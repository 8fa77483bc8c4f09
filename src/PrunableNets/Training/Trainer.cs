using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Trains or fine-tunes a network.</summary>
public sealed class Trainer
{
    private readonly TrainingOptions options;
    private readonly Objective objective;

    /// <param name="options">How to train.</param>
    /// <param name="objective">What for; null is <see cref="Objective.Classification"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Trainer(TrainingOptions options, Objective? objective = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        this.objective = objective ?? Objective.Classification;
    }

    /// <summary>Takes part in every step (masks, shrinking, noise); null for an ordinary training, whose bits it is then.</summary>
    public ITrainingHook? Hook { get; init; }

    /// <summary>Told after every batch, on the training's thread; null for nobody.</summary>
    public IProgress<TrainingStep>? Steps { get; init; }

    /// <summary>Trains all parameters of <paramref name="model"/> in place. Seeds torch's random numbers before every batch, so that dropout too depends on seed, epoch and batch alone.</summary>
    /// <param name="model">Takes the data's inputs, one or more tensors [N, ..]; gives what the objective takes, logits [N, classes] of a classifier.</param>
    /// <param name="train">Samples to learn from; images augmented.</param>
    /// <param name="test">Samples to measure each epoch on.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="progress">Told after every epoch, on this thread.</param>
    /// <param name="checkpoints">Where progress is kept; a training that was broken off goes on from there and ends with the same bits.</param>
    /// <param name="teacher">The network to learn from beside the labels, with <see cref="TrainingOptions.Distillation"/>.</param>
    /// <param name="cancellationToken">Ends the training between two batches.</param>
    /// <exception cref="ArgumentException">There is no teacher to distil from; or label smoothing or distillation are asked for, which the objective does not have; or
    /// there are both a <see cref="Hook"/> and checkpoints, which do not hold what a hook holds.</exception>
    /// <exception cref="DivergedException">The loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TrainingResult Train(
        Module model, Dataset train, Dataset test, Device device, IProgress<TrainingEpoch>? progress = null,
        CheckpointFile? checkpoints = null, Module? teacher = null, CancellationToken cancellationToken = default)
    {
        using var whole = Train(new TrainingSpan(), model, train, test, device, progress, checkpoints, teacher, cancellationToken);
        return new TrainingResult(whole.Epochs);
    }

    /// <summary>Runs a part of the training; else as the whole.</summary>
    /// <param name="span">Which part.</param>
    internal TrainedSpan Train(
        TrainingSpan span, Module model, Dataset train, Dataset test, Device device, IProgress<TrainingEpoch>? progress = null,
        CheckpointFile? checkpoints = null, Module? teacher = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        if (Hook is not null && checkpoints is not null)
            throw new ArgumentException("What a hook holds (masks) is in no checkpoint, so its training cannot be resumed. Leave out the one or the other.", nameof(checkpoints));
        var loader = new BatchLoader(train, new BatchLoaderOptions
        {
            BatchSize = options.BatchSize, DropSingle = true, Seed = options.Seed, Augmentation = options.Augmentation, Device = device,
        });
        using var loss = new TrainingLoss(options, teacher, objective);
        using var optimizer = CreateOptimizer(model);
        var stop = span.Stop;
        var state = new TrainingProgress(model, optimizer, checkpoints, stop);
        var isResumed = state.Resume();
        if (!isResumed)
            span.Moments?.Restore(optimizer, model);
        model.train();
        if (!isResumed)
            stop?.Observe(model, span.Begin);
        var passes = new List<TimeSpan>();
        for (var index = span.Begin + state.Epochs.Count; index < options.Epochs && stop is not { IsReached: true }; index++)
        {
            var since = Stopwatch.GetTimestamp();
            var (mean, rate) = Pass(model, optimizer, loss, loader, device, index, state, cancellationToken);
            passes.Add(Stopwatch.GetElapsedTime(since));
            var epoch = new TrainingEpoch(index, mean, rate, Evaluation.Measure(model, test, device, Math.Min(options.BatchSize, Evaluation.BatchSize), objective, cancellationToken: cancellationToken), train.Count);
            stop?.Observe(model, index + 1);
            // Told before it is kept: what a killed process has told but not kept, the next one tells again.
            progress?.Report(epoch);
            state.Add(epoch, last: index == options.Epochs - 1 || stop is { IsReached: true });
        }
        return new TrainedSpan(state.Epochs, passes, stop is null ? null : OptimizerMoments.Of(optimizer, model));
    }

    private OptimizerHelper CreateOptimizer(Module model) => options.Optimizer switch
    {
        OptimizerKind.Adam => optim.Adam(SharedWeights.Parameters(model), options.LearningRate, weight_decay: options.WeightDecay),
        OptimizerKind.AdamW => optim.AdamW(SharedWeights.Parameters(model), options.LearningRate, weight_decay: options.WeightDecay),
        _ => optim.SGD(SharedWeights.Parameters(model), options.LearningRate, options.Momentum, weight_decay: options.WeightDecay, nesterov: options.Nesterov),
    };

    private (double Loss, double LearningRate) Pass(
        Module model, OptimizerHelper optimizer, TrainingLoss loss, BatchLoader loader, Device device, int epoch, TrainingProgress state, CancellationToken cancellationToken)
    {
        var steps = loader.BatchesPerEpoch;
        var forward = new ForwardPass(options.Forward, device);
        var (done, rate) = (state.Part, 0.0);
        foreach (var batch in loader.Epoch(epoch, done.Batches, cancellationToken))
        {
            random.manual_seed((long)SplitMix64.Seed(options.Seed, (ulong)epoch, (ulong)done.Batches, 2));
            var step = (epoch * steps) + done.Batches;
            using var owned = batch;
            using var scope = NewDisposeScope();
            var moment = new TrainingMoment(model, step, steps, options.Epochs * steps);
            rate = options.LearningRateAt(step, steps);
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = rate;
            optimizer.zero_grad();
            Hook?.BeforeForward(moment);
            var mean = forward.Loss(model, batch, loss.Evaluate);
            mean.backward();
            Hook?.AfterBackward(moment);
            optimizer.step();
            Hook?.AfterStep(moment);
            var value = mean.ToDouble();
            if (!double.IsFinite(value))
                throw new DivergedException($"The training loss is {value} in epoch {epoch}; lower the learning rate ({options.LearningRate}).");
            Steps?.Report(new TrainingStep(epoch, options.Epochs, done.Batches, steps, value, batch.Count));
            done = new EpochPart(done.Batches + 1, done.LossSum + (value * batch.Count), done.Samples + batch.Count);
            // Behind the last batch it is the epoch that is kept, with what it is measured at.
            if (done.Batches < steps)
                state.Add(done);
        }
        return (done.LossSum / done.Samples, rate);
    }
}
