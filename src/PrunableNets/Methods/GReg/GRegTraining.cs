using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>SGD on the network's weights with a growing penalty. Its tensors belong to the caller's dispose scope.</summary>
internal sealed class GRegTraining : WeightTraining
{
    private const ulong Stream = 22;

    private readonly PruningContext context;
    private readonly GRegOptions options;
    private readonly GRegPenalty penalty;
    private readonly Tensor scores;
    private Selection? selection;

    public GRegTraining(PruningContext context, GRegOptions options) : base(context, options, Stream)
    {
        (this.context, this.options) = (context, options);
        penalty = new GRegPenalty(context, options.WholeChannels);
        scores = zeros(context.Architecture.GateCount, float32, context.Device);
    }

    /// <summary>[N]: L1 at the moment of the choice.</summary>
    public float[] Scores => scores.cpu().data<float>().ToArray();

    /// <summary>The choice; made of the scores, so that a training that was taken up after it has the same one.</summary>
    public Selection Selection => selection ??= ThresholdSelection.Select(context.Architecture, Scores, context.Budget, Ranking);

    // What plain L1 does.
    private SelectionOptions Ranking => context.Selection ?? new SelectionOptions { Normalization = ScoreNormalization.Mean };

    protected override Module Form => context.Network;

    protected override IReadOnlyList<KeyValuePair<string, Tensor>> Own => [new("scores", scores)];

    protected override void Begin(int iteration)
    {
        if (iteration == options.Choice)
            scores.copy_(tensor(new L1Criterion().Score(context).ToArray(), float32).InOwnMemory());
    }

    protected override (string Name, double Value) Adjust(int iteration)
    {
        var (pushed, kept) = options.PenaltiesAt(iteration);
        penalty.Add(iteration < options.Choice
            ? Enumerable.Repeat((float)kept, context.Architecture.GateCount)
            : Selection.Plan.ToMask().Select(stays => (float)(stays ? kept : pushed)));
        return ("penalty", pushed);
    }
}
