using System;
using System.Collections.Generic;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Weights by ordinary SGD, gates by SGD of their own with the gradient mask * dL/dg + lambda g / |g|: a masked gate only feels the pull
/// towards zero. Its tensors belong to the caller's dispose scope.
/// </summary>
internal sealed class ResRepTraining : WeightTraining
{
    private const ulong Stream = 21;

    private readonly PruningContext context;
    private readonly ResRepOptions options;
    private readonly Tensor momentum;
    private readonly Tensor mask;

    public ResRepTraining(PruningContext context, ResRepOptions options) : base(context, options, Stream)
    {
        (this.context, this.options) = (context, options);
        var count = context.Architecture.GateCount;
        Gates = ones(count, float32, context.Device).requires_grad_(true);
        momentum = zeros(count, float32, context.Device);
        mask = ones(count, float32, context.Device);
    }

    /// <summary>g, [N], 1 at first and never negative; what the gated network has to hold.</summary>
    public Tensor Gates { get; }

    /// <summary>
    /// How gates of different groups are compared: by the mean of their group where the run does not say. Unlike a gate alone, the gates of
    /// a group together may grow or shrink without anything coming of it, where a norm follows.
    /// </summary>
    public SelectionOptions Ranking => context.Selection ?? new SelectionOptions { Normalization = ScoreNormalization.Mean };

    /// <summary>The gates as numbers.</summary>
    public float[] Sizes => Gates.detach().cpu().data<float>().ToArray();

    protected override Module Form => context.Gated.Module;

    protected override IReadOnlyList<KeyValuePair<string, Tensor>> Own =>
        [new("gates", Gates), new("momentum", momentum), new("mask", mask)];

    protected override double Rate(int iteration) => LearningRateSchedule.Cosine.At(options.LearningRate, iteration, options.Iterations);

    protected override void Begin(int iteration)
    {
        var since = iteration - options.WarmUp;
        if (since < 0 || since % options.Interval != 0)
            return;
        var allowed = (int)Math.Min(options.MaskedPerUpdate * (1L + (since / options.Interval)), context.Architecture.GateCount);
        var chosen = ResRepMask.Of(context.Architecture, Sizes, context.Budget, Ranking, allowed);
        mask.copy_(tensor(chosen, float32).InOwnMemory());
    }

    protected override (string Name, double Value) Adjust(int iteration)
    {
        var pull = Gates.sign().mul(mask.mul(options.UnmaskedLasso - options.Lasso).add(options.Lasso));
        // A closed gate whose logarithm goes into a softmax has no gradient that is a number.
        var gradient = Gates.grad is { } objective ? objective.nan_to_num(0, 0, 0).mul(mask).add(pull) : pull;
        momentum.mul_(options.GateMomentum).add_(gradient);
        Gates.sub_(momentum.mul(LearningRateSchedule.Cosine.At(options.GateLearningRate, iteration, options.Iterations)));
        // A row norm is not negative; and only such a factor goes through a ReLU, so that it can be folded behind it.
        Gates.clamp_min_(0);
        Gates.grad?.zero_();
        return ("masked", mask.numel() - mask.sum().ToDouble());
    }
}
