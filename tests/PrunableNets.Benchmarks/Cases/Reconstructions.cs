using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Accuracy of ResNet-56 at AutoBot's 55.84 MFLOPs (AutoBot convention) with its weights solved anew, without labels and without fine-tuning:
/// gates as in <see cref="AfterPruning"/>, <see cref="ChannelChoice"/> and <see cref="Reconstruction"/> with their default options on the training images, the first 1,000 exact test images.
/// The time of both is a ratio to one forward of the dense network over the same images.
/// </summary>
internal static class Reconstructions
{
    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var start = new PretrainedResNet56(settings);
        var results = new List<ReconstructedAccuracy>();
        for (var seed = 0; seed < settings.Seeds; seed++)
        {
            results.Add(Measure(start, new AutoBotOptions { Seed = (ulong)seed }, new ReconstructionOptions { Seed = (ulong)seed }, new ChannelChoiceOptions { Seed = (ulong)seed }));
            yield return results[^1];
        }
        yield return new MeanReconstructedAccuracy(
            "reconstruction-resnet56", results.Average(static r => r.Before), results.Average(static r => r.Recalibrated), results.Average(static r => r.After));
    }

    /// <summary>The same with 2,000, 4,000 and 7,800 of the 7,897 training images, on the same gates.</summary>
    public static IEnumerable<IResult> ByImages(Settings settings)
    {
        set_num_threads(settings.Threads);
        var start = new PretrainedResNet56(settings);
        for (var seed = 0UL; seed < (ulong)settings.Seeds; seed++)
        {
            using var scope = NewDisposeScope();
            var gates = new AutoBotOptions { Seed = seed };
            var selected = Select(start, gates);
            foreach (var batches in new[] { 20, 40, 78 })
            {
                yield return Solve(
                    start, selected, gates, new ReconstructionOptions { Seed = seed, Batches = batches },
                    new ChannelChoiceOptions { Seed = seed, Batches = batches });
            }
        }
    }

    private static ReconstructedAccuracy Measure(
        PretrainedResNet56 start, AutoBotOptions gates, ReconstructionOptions options, ChannelChoiceOptions choice)
    {
        using var scope = NewDisposeScope();
        return Solve(start, Select(start, gates), gates, options, choice);
    }

    private static Selected Select(PretrainedResNet56 start, AutoBotOptions gates)
    {
        var dense = start.Load();
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, gates).Train(start.Gate(dense), start.Train);
        var (slim, selection) = start.Slim(dense, trained.Scores);
        var recalibrated = start.MeasureRecalibrated(dense, trained.Scores, gates).Accuracy * 100;
        return new Selected(dense, selection.Plan, selection.First.Cost, Percent(start, slim), recalibrated);
    }

    private static ReconstructedAccuracy Solve(
        PretrainedResNet56 start, Selected selected, AutoBotOptions gates, ReconstructionOptions options, ChannelChoiceOptions choice)
    {
        using var scope = NewDisposeScope();
        var forward = Forward(selected.Dense, start.Train, options);
        var clock = Stopwatch.GetTimestamp();
        using var context = PruningContext.For(selected.Dense, start.Train, start.Target);
        var plan = ChannelChoice.Apply(context, selected.Plan, choice);
        var chosen = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var slim = ResNet56.CreateSlim(selected.Dense, plan);
        var layers = Reconstruction.Apply(
            selected.Dense, context.Gated, slim, ResNet56.Architecture, plan, start.Train, CPU, options);
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        return new ReconstructedAccuracy(
            "reconstruction-resnet56", (int)gates.Seed, selected.Before, selected.Recalibrated, Percent(start, slim), selected.Cost,
            options.Batches * options.BatchSize, layers.Count(static l => l.Outcome == ReconstructionOutcome.Solved), chosen, seconds, forward,
            PeakMemory.OfThisProcess());
    }

    private static double Percent(PretrainedResNet56 start, nn.Module<Tensor, Tensor> network) => start.Measure(network).Share * 100;

    /// <summary>Seconds of one pass of the network over the images that the reconstruction sees.</summary>
    private static double Forward(nn.Module<Tensor, Tensor> network, Dataset data, ReconstructionOptions options)
    {
        using var evaluation = new EvaluationScope(network);
        using var guard = no_grad();
        var loader = new BatchLoader(data, new BatchLoaderOptions { BatchSize = options.BatchSize, Seed = options.Seed });
        var clock = Stopwatch.GetTimestamp();
        foreach (var batch in loader.Epoch(0, 0).Take(options.Batches))
        {
            using var owned = batch;
            using var inner = NewDisposeScope();
            network.call(batch.Inputs[0]);
        }
        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }
}

/// <summary>What the gates selected; accuracies in percent.</summary>
internal sealed record Selected(ResNet56 Dense, PruningPlan Plan, long Cost, double Before, double Recalibrated);

/// <summary>One seed; accuracies in percent.</summary>
internal sealed record ReconstructedAccuracy(
    string Case, int Seed, double Before, double Recalibrated, double After, long Flops, int Images, int Layers, double ChoiceSeconds, double Seconds, double ForwardSeconds, double PeakMegabytes)
    : IResult
{
    public double Forwards => Seconds / ForwardSeconds;

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Case}, seed {Seed}: {Before:F1} %, {Recalibrated:F1} % recalibrated, {After:F1} % reconstructed from {Images} images ({Layers} layers in {Seconds:F0} s, {ChoiceSeconds:F0} of them to choose channels, = {Forwards:F1} forwards, {PeakMegabytes:F0} MB)");
}

/// <summary>The mean over the seeds, in percent.</summary>
internal sealed record MeanReconstructedAccuracy(string Case, double MeanBefore, double MeanRecalibrated, double MeanAfter) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Case}: mean {MeanBefore:F2} %, {MeanRecalibrated:F2} % recalibrated, {MeanAfter:F2} % reconstructed");
}
