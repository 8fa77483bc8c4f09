using System.Collections.Generic;
using System.Text.Json.Serialization;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// The gradient of a share of a batch by the gates' logits, the network frozen. Batches are made where they are used, from the seed.
/// </summary>
/// <param name="Options">Of the gate training.</param>
internal sealed record GateShareGradients(AutoBotOptions Options) : Measurement<GateShare, GateShareGradient>
{
    /// <summary>Each is used up by its iteration; gate training has checkpoints of its own.</summary>
    [JsonIgnore]
    public override bool IsKept => false;

    /// <inheritdoc/>
    public override IMeasurer<GateShare, GateShareGradient> Open(NetworkContext context) => new Measurer(context, Options);

    private sealed class Measurer : IMeasurer<GateShare, GateShareGradient>
    {
        private readonly NetworkContext context;
        private readonly AutoBotOptions options;
        private readonly Objective objective;
        private readonly BatchLoader loader;
        private readonly ForwardPass forward;
        private readonly FrozenScope frozen;
        private IEnumerator<Batch>? batches;
        private int current = -1;

        public Measurer(NetworkContext context, AutoBotOptions options)
        {
            (this.context, this.options) = (context, options);
            objective = context.Objective.Smoothed(options.LabelSmoothing);
            loader = options.CreateLoader(context.Train, context.Device);
            forward = new ForwardPass(options.Forward, context.Device);
            frozen = new FrozenScope(context.Gated);
        }

        public GateShareGradient Measure(GateShare item, CancellationToken cancellationToken)
        {
            using var scope = NewDisposeScope();
            using var part = GateShare.Cut(BatchOf(item.Iteration), context.Architecture.BatchDimensions, item.Share, options.Shares);
            var alpha = tensor(item.Alpha, float32, context.Device).requires_grad_();
            using var held = context.Gated.Gates.Hold(alpha.sigmoid());
            var loss = forward.Loss(context.Gated.Module, part, objective.Loss);
            loss.backward();
            return new GateShareGradient(loss.ToDouble(), part.Count, alpha.grad!.cpu().data<float>().ToArray());
        }

        public void Dispose()
        {
            batches?.Current?.Dispose();
            batches?.Dispose();
            frozen.Dispose();
        }

        /// <summary>The iteration's batch; prepared ahead where iterations come one after the other.</summary>
        private Batch BatchOf(int iteration)
        {
            if (batches is not null && iteration == current)
                return batches.Current;
            if (batches is null || iteration != current + 1)
            {
                batches?.Current?.Dispose();
                batches?.Dispose();
                batches = loader.Endless(iteration, context.CancellationToken).GetEnumerator();
            }
            else
                batches.Current.Dispose();
            batches.MoveNext();
            current = iteration;
            foreach (var kept in batches.Current.Inputs)
                kept.DetachFromDisposeScope();
            foreach (var kept in batches.Current.Targets)
                kept.DetachFromDisposeScope();
            return batches.Current;
        }
    }
}
