using System;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Trains the gates of a frozen network towards a budget: loss + beta g + gamma h, Adam on the logits
/// (AutoBot, arXiv 2111.09635; one batched forward a step, which equals the released code's loop over single images).
/// </summary>
public sealed class AutoBotTrainer
{
    private readonly Architecture architecture;
    private readonly PruningBudget budget;
    private readonly AutoBotOptions options;
    private readonly Objective objective;

    /// <param name="architecture">The network's.</param>
    /// <param name="budget">What its slim form may cost.</param>
    /// <param name="options">How to train.</param>
    /// <param name="objective">What the network is for; null is <see cref="Objective.Classification"/>, cross entropy.</param>
    /// <exception cref="ArgumentException">The target cannot be reached, so no training would help; or label smoothing is asked for, which the objective does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AutoBotTrainer(Architecture architecture, PruningBudget budget, AutoBotOptions options, Objective? objective = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(budget);
        budget.Resolve(architecture);
        options.Validate();
        this.architecture = architecture;
        this.budget = budget;
        this.options = options;
        this.objective = (objective ?? Objective.Classification).Smoothed(options.LabelSmoothing);
    }

    /// <summary>Computes the task's share of each iteration (<see cref="AutoBotOptions.Shares"/>); null computes it here, in one piece.</summary>
    internal SharedTask? Shared { get; init; }

    /// <summary>Trains the logits of <paramref name="gated"/> from where they are; its weights and batch-norm statistics stay as they are.</summary>
    /// <param name="gated">The gated network; the gates must not be hard.</param>
    /// <param name="data">Training samples; they begin anew when the iterations outlast them.</param>
    /// <param name="progress">Told after every iteration, on this thread.</param>
    /// <param name="checkpoints">Where progress is kept; a training that was broken off goes on from there and ends with the same bits.</param>
    /// <param name="cancellationToken">Ends the training between two iterations.</param>
    /// <exception cref="InvalidOperationException">The gates are hard.</exception>
    /// <exception cref="DivergedException">The loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public AutoBotResult Train(
        IGatedModule gated, Dataset data, IProgress<AutoBotIteration>? progress = null,
        CheckpointFile? checkpoints = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gated);
        ArgumentNullException.ThrowIfNull(data);
        if (gated.Gates.IsHard)
            throw new InvalidOperationException("The gates are hard, so there is nothing to train; call Soften() first.");
        using var frozen = new FrozenScope(gated);
        var alpha = gated.Gates.Alpha;
        using var penalty = new AutoBotPenalty(architecture, budget, alpha.device);
        using var optimizer = optim.Adam([alpha], lr: options.LearningRate);
        var state = new AutoBotProgress(alpha, optimizer, options, checkpoints);
        state.Resume();
        var loader = options.CreateLoader(data, alpha.device);
        // Measured anew by a resumed training, from the same batches and weights.
        using var noise = options.NoiseBatches > 0 ? GateNoise.Measure(gated, loader.Endless(0, cancellationToken).Take(options.NoiseBatches)) : null;
        var forward = new ForwardPass(options.Forward, alpha.device);
        using var batches = Shared is null ? loader.Endless(state.Iterations.Count, cancellationToken).GetEnumerator() : null;
        for (var index = state.Iterations.Count; index < options.Iterations; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            batches?.MoveNext();
            noise?.Seed(options.Seed, index);
            optimizer.zero_grad();
            var iteration = batches is null ? Backward(gated, penalty, index) : Backward(gated, penalty, forward, batches.Current, index);
            if (!double.IsFinite(iteration.Loss))
                throw new DivergedException($"The loss of iteration {index} is {iteration.Loss}; lower the learning rate ({options.LearningRate}) or check the network's weights.");
            optimizer.step();
            // Told before it is kept: what a killed process has told but not kept, the next one tells again.
            progress?.Report(iteration);
            state.Add(iteration);
        }
        return new AutoBotResult(state.Scores, state.Iterations);
    }

    private AutoBotIteration Backward(IGatedModule gated, AutoBotPenalty penalty, ForwardPass forward, Batch batch, int index)
    {
        var task = forward.Loss(gated.Module, batch, objective.Loss);
        var (g, h, cost) = penalty.Evaluate(gated.Gates.Lambda());
        var loss = task.add(g.mul(options.Beta)).add(h.mul(options.Gamma));
        loss.backward();
        return new AutoBotIteration(index, loss.ToDouble(), task.ToDouble(), g.ToDouble(), h.ToDouble(), cost, batch.Count);
    }

    /// <summary>The penalty here, the task by shares.</summary>
    private AutoBotIteration Backward(IGatedModule gated, AutoBotPenalty penalty, int index)
    {
        var (g, h, cost) = penalty.Evaluate(gated.Gates.Lambda());
        var own = g.mul(options.Beta).add(h.mul(options.Gamma));
        own.backward();
        var (task, samples) = Shared!.Backward(gated.Gates.Alpha, index);
        return new AutoBotIteration(index, task + own.ToDouble(), task, g.ToDouble(), h.ToDouble(), cost, samples);
    }
}
