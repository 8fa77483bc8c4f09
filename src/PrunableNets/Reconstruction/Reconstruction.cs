using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Solves the weights that pruning left anew, in closed form, so that the slim network gives layer by layer what the dense one gives: least
/// squares from the slim network's inputs of a layer, whose layers before are solved already, to the dense network's outputs at the kept
/// channels. No labels, no gradients.
/// </summary>
/// <remarks>
/// <para>
/// After He, Zhang and Sun, "Channel Pruning for Accelerating Very Deep Neural Networks" (arXiv 1707.06168), who solve the layer that reads
/// pruned channels from the pruned network's inputs to the dense network's outputs. Ours are the ridge towards the sliced weights, chosen for
/// each layer on batches held out, the test there whether a layer is solved at all, and that it goes for all layers of any network.
/// </para>
/// <para>
/// A constant is solved with the weights. It goes into the layer's bias; where there is none, into the mean of the batch norm that reads the
/// layer's outputs as they are, and where there is none either it is left out. Norms need no folding for that: behind a norm each output is
/// scaled by a number of its own, and least squares of an output are the same at any scale.
/// </para>
/// <para>
/// Where a layer's outputs are added to a residual stream that can be heard (<see cref="Architecture.Additions"/>), the target is the sum in
/// the dense network, so that the branch makes up for what the stream lacks, on the channels that it has kept. What removed channels of a
/// branch gave on average has no place in the slim form, and stays away.
/// </para>
/// <para>
/// What solves a layer is a correction of its weights from what its outputs lack, so that a layer that lacks nothing is left as it is. In the end the running
/// statistics of batch norms that read solved layers are measured anew, and their weights and biases changed so that no output changes. To replace statistics
/// without that (<see cref="BatchNormStatistics"/>) would undo a part: on ResNet-56 the squared error of the outputs goes from 3.7 to 5.6.
/// </para>
/// </remarks>
public static class Reconstruction
{
    // Outputs of the dense network that are kept for layers to come, so that it need not run once a layer.
    private const long WindowBytes = 128L << 20;

    /// <summary>Changes weights and biases of the slim network, and the running statistics of its batch norms.</summary>
    /// <param name="dense">The network that was pruned; it is not changed.</param>
    /// <param name="gated">Its gated form, through which it is run, because that calls layers so that they can be heard; its gates are open meanwhile.</param>
    /// <param name="slim">Its slim form under the plan, with the sliced weights; where the dense network is.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="plan">The channels that stayed.</param>
    /// <param name="data">Samples as the network takes them (<see cref="Architecture.BatchDimensions"/>); their targets are not read, and there need be none.</param>
    /// <param name="device">Where the networks are.</param>
    /// <param name="options">Ridges, batches, seed.</param>
    /// <param name="progress">Told each layer when it is done.</param>
    /// <param name="checkpoints">Written after every layer that was looked at; a stage that was broken off goes on from there to the same weights. Null keeps none.</param>
    /// <param name="cancellationToken">Asked before every batch; layers that are solved by then stay so.</param>
    /// <returns>All convolutions and linear layers of the slim network, in the order in which it calls them; those that it does not call last.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or there are no batches.</exception>
    /// <exception cref="ArgumentException">The data have fewer than two samples.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<ReconstructedLayer> Apply(
        Module dense, IGatedModule gated, Module slim, Architecture architecture, PruningPlan plan, Dataset data, Device device,
        ReconstructionOptions options, IProgress<ReconstructionStep>? progress = null, CheckpointFile? checkpoints = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentNullException.ThrowIfNull(gated);
        ArgumentNullException.ThrowIfNull(slim);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfZero(options.Batches);
        using var denseEvaluation = new EvaluationScope(gated.Module);
        using var slimEvaluation = new EvaluationScope(slim);
        using var guard = no_grad();
        using var held = gated.Gates.HoldOpen();
        var passes = new CalibrationPasses(data, device, options, cancellationToken);
        var survey = new LayerSurvey(dense, slim, architecture, plan);
        survey.Run(passes, gated, slim);

        var record = new ReconstructionRecord(slim, [.. survey.Layers], progress, checkpoints);
        var problems = new List<LayerProblem>();
        foreach (var layer in survey.Layers)
        {
            if (Obstacle(layer, survey, architecture) is { } outcome)
                record.Tell(layer, new ReconstructedLayer(layer.Path, outcome));
            else
                problems.Add(new LayerProblem(layer, passes, options));
        }
        foreach (var window in MemoryWindow.Of(problems.Skip(record.Resume()), static w => w.Sum(static p => p.TargetBytes), WindowBytes))
        {
            try
            {
                TakeTargets(window, passes, gated.Module);
                foreach (var problem in window)
                {
                    record.Keep(problem.Layer, SolveOne(problem, passes, slim));
                    problem.Dispose();
                }
            }
            finally
            {
                window.ForEach(static p => p.Dispose());
            }
        }
        RestatedNorm.All(slim, survey.Layers.Where(record.IsSolved).Select(static l => l.Norm).OfType<BatchNorm>(), passes);
        return record.Layers;
    }

    /// <summary>One pass of the slim network, each batch as far as the layer.</summary>
    private static ReconstructedLayer SolveOne(LayerProblem problem, CalibrationPasses passes, Module slim)
    {
        using (problem.Layer.Stream?.HearSlim())
        using (Listening.To(problem.Layer.Slim, problem.TakeInput))
            passes.Run(slim, passes.Count);
        return problem.Solve();
    }

    private static ReconstructionOutcome? Obstacle(SurveyedLayer layer, LayerSurvey survey, Architecture architecture) =>
        !layer.IsReached ? ReconstructionOutcome.NotReached
        : survey.IsTied(layer, architecture) ? ReconstructionOutcome.Tied
        : !layer.HasKnownOutputs ? ReconstructionOutcome.UnknownOutputs
        : !layer.HasDensePositions ? ReconstructionOutcome.OtherPositions
        : null;

    /// <summary>One pass of the dense network, each batch as far as the last of the layers.</summary>
    private static void TakeTargets(List<LayerProblem> window, CalibrationPasses passes, Module gated)
    {
        var calls = window.Sum(static p => p.Layer.Positions.Count);
        var heard = 0;
        var ends = new List<IDisposable>();
        try
        {
            foreach (var problem in window)
            {
                if (problem.Layer.Stream is { } stream)
                    ends.Add(stream.HearDense());
                ends.Add(Listening.To(problem.Layer.Dense, (_, y) =>
                {
                    problem.TakeTarget(y);
                    heard++;
                    if (heard % calls == 0)
                        CalibrationPasses.EndBatch();
                }));
            }
            passes.Run(gated, passes.Count);
        }
        finally
        {
            foreach (var end in ends)
                end.Dispose();
        }
    }
}
