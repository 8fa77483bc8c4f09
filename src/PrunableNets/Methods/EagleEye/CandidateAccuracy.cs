using System;
using System.Threading;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>How well the slim network of a plan does on held-out training samples, its batch norms measured anew on others.</summary>
/// <param name="Options">Which samples.</param>
internal sealed record CandidateAccuracy(EagleEyeOptions Options) : Measurement<int[][], Accuracy>
{
    /// <inheritdoc/>
    public override IMeasurer<int[][], Accuracy> Open(NetworkContext context) => new Measurer(context, Options);

    /// <summary>Samples that candidates are judged by.</summary>
    public int JudgesOf(Dataset train) => Math.Min(Options.Samples, train.Count / 2);

    private sealed class Measurer : IMeasurer<int[][], Accuracy>
    {
        private readonly NetworkContext context;
        private readonly EagleEyeOptions options;
        private readonly BatchLoader norms;
        private readonly PartDataset judges;

        public Measurer(NetworkContext context, EagleEyeOptions options)
        {
            (this.context, this.options) = (context, options);
            var order = SplitMix64.ForKey(options.Seed, 0, 10).Permutation(context.Train.Count);
            var held = new CandidateAccuracy(options).JudgesOf(context.Train);
            norms = new BatchLoader(new PartDataset(context.Train, order[held..]), new BatchLoaderOptions
            {
                BatchSize = options.BatchSize, DropSingle = true, Seed = options.Seed, Device = context.Device,
            });
            judges = new PartDataset(context.Train, order[..held]);
        }

        /// <param name="item">Kept channels of each group.</param>
        /// <param name="cancellationToken">Ends it between two batches.</param>
        public Accuracy Measure(int[][] item, CancellationToken cancellationToken)
        {
            using var scope = NewDisposeScope();
            using var slim = context.CreateSlim(PruningPlan.FromKept(context.Architecture, item));
            BatchNormStatistics.Measure(slim, norms, options.NormBatches);
            return Evaluation.Measure(slim, judges, context.Device, objective: context.Objective, cancellationToken: cancellationToken);
        }

        public void Dispose()
        {
        }
    }
}
