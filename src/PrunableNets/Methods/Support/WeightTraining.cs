using System.Collections.Generic;
using System.Globalization;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Trains the network's weights by SGD, iteration by iteration, with what a method adds to the gradients. A training that was broken off
/// goes on from its newest checkpoint and ends with the same bits.
/// </summary>
/// <param name="context">Network, data, objective; and who is told of progress.</param>
/// <param name="options">How to train.</param>
/// <param name="stream">Tells the random numbers of this training (dropout) from those of others.</param>
internal abstract class WeightTraining(PruningContext context, WeightTrainingOptions options, ulong stream)
{
    /// <summary>What is called: the network, or the gated network on the same weights.</summary>
    protected abstract Module Form { get; }

    /// <summary>The method's own vectors, for checkpoints; written in place.</summary>
    protected abstract IReadOnlyList<KeyValuePair<string, Tensor>> Own { get; }

    /// <summary>Trains up to the last iteration.</summary>
    /// <param name="file">Where progress is kept; null for nowhere.</param>
    /// <exception cref="DivergedException">The loss is no longer a number.</exception>
    /// <exception cref="System.OperationCanceledException">Cancelled.</exception>
    public void Run(CheckpointFile? file)
    {
        // Returns every layer to the mode it was in.
        using var modes = new EvaluationScope(Form);
        Form.train();
        using var optimizer = optim.SGD(
            SharedWeights.Parameters(context.Network), options.LearningRate, options.Momentum, weight_decay: options.WeightDecay);
        var progress = new WeightProgress(context.Network, optimizer, Own, file);
        var start = progress.Resume();
        var forward = new ForwardPass(options.Forward, context.Device);
        using var batches = options.CreateLoader(context.Train, context.Device).Endless(start, context.CancellationToken).GetEnumerator();
        for (var index = start; index < options.Iterations; index++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            random.manual_seed((long)SplitMix64.ForKey(options.Seed, (ulong)index, stream).NextUInt64());
            batches.MoveNext();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = Rate(index);
            Begin(index);
            optimizer.zero_grad();
            var loss = forward.Loss(Form, batches.Current, context.Objective.Loss);
            loss.backward();
            var value = loss.ToDouble();
            if (!double.IsFinite(value))
                throw new DivergedException($"The loss of iteration {index} is {value}; lower the learning rate ({options.LearningRate}).");
            (string Name, double Value) told;
            using (no_grad())
                told = Adjust(index);
            optimizer.step();
            // Told before it is kept: what a killed process has told but not kept, the next one tells again.
            context.Report(new MethodStep(index, options.Iterations, string.Create(
                CultureInfo.InvariantCulture, $"iteration {index + 1}/{options.Iterations}: loss {value:F3}, {told.Name} {told.Value:G4}"))
            {
                Values = [new("loss", value), new(told.Name, told.Value)], Samples = batches.Current.Count,
            });
            progress.Save(index + 1, index + 1 == options.Iterations);
        }
    }

    /// <summary>The learning rate of an iteration.</summary>
    protected virtual double Rate(int iteration) => options.LearningRate;

    /// <summary>An iteration begins.</summary>
    protected virtual void Begin(int iteration)
    {
    }

    /// <summary>The gradients of the objective are there, the weights have not moved; nothing is recorded for gradients.</summary>
    /// <returns>What the iteration is reported with beside its loss.</returns>
    protected abstract (string Name, double Value) Adjust(int iteration);
}
