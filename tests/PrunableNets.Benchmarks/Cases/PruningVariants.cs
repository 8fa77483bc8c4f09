using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Other ways to use the same 12,800 images: what <see cref="AfterPruning"/> measures, for variants of the training and, from the same
/// training, for other iterations whose logits are the scores and for batch norms measured anew.
/// </summary>
internal static class PruningVariants
{
    private static readonly (string Name, AutoBotOptions Options)[] Trainings =
    [
        ("the paper's", AutoBotOptions.Paper),
        ("noise form", AutoBotOptions.Paper with { NoiseBatches = 10 }),
        ("400 x 32", AutoBotOptions.Paper with { Iterations = 400, BatchSize = 32 }),
        ("no crops and flips", AutoBotOptions.Paper with { Augmentation = null }),
        ("400 x 32, no crops and flips", new AutoBotOptions()),
        ("label smoothing 0.1", AutoBotOptions.Paper with { LabelSmoothing = 0.1 }),
    ];

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        var start = new PretrainedResNet56(settings);
        foreach (var (name, options) in Trainings)
        {
            var seeds = Enumerable.Range(0, settings.Seeds).Select(seed => Prune(start, options with { Seed = (ulong)seed })).ToArray();
            foreach (var rule in seeds[0].Keys)
                yield return new VariantAccuracy("pruning-variants-resnet56", name, rule, [.. seeds.Select(s => s[rule])]);
        }
    }

    /// <summary>Accuracy by the rule that picks the scores.</summary>
    private static Dictionary<string, double> Prune(PretrainedResNet56 start, AutoBotOptions options)
    {
        using var scope = NewDisposeScope();
        var dense = start.Load();
        var gated = start.Gate(dense);
        var history = new History(gated);
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, options).Train(gated, start.Train, history);
        // The released code looks at the last 40 % of its iterations.
        var best = Enumerable.Range(options.Iterations * 6 / 10, options.Iterations - (options.Iterations * 6 / 10)).MinBy(i => trained.Iterations[i].Loss);
        return new Dictionary<string, double>
        {
            ["mean of the last 5 %"] = start.Measure(dense, trained.Scores).Accuracy,
            ["mean of the last 5 %, batch norms measured anew"] = start.MeasureRecalibrated(dense, trained.Scores, options).Accuracy,
            ["mean of the last 20 %"] = start.Measure(dense, history.Mean(options.Iterations * 8 / 10)).Accuracy,
            ["last iteration"] = start.Measure(dense, history.Logits[^1]).Accuracy,
            ["lowest loss of the last 40 %"] = start.Measure(dense, history.Logits[best]).Accuracy,
        };
    }

    /// <summary>The logits after each iteration.</summary>
    private sealed class History(IGatedModule gated) : IProgress<AutoBotIteration>
    {
        public List<float[]> Logits { get; } = [];

        public void Report(AutoBotIteration value)
        {
            using var scope = NewDisposeScope();
            Logits.Add(gated.Gates.Alpha.detach().cpu().data<float>().ToArray());
        }

        public float[] Mean(int first) => [.. Enumerable.Range(0, Logits[0].Length).Select(gate => Logits.Skip(first).Average(l => l[gate]))];
    }
}

/// <summary>Accuracy by seed.</summary>
internal sealed record VariantAccuracy(string Case, string Training, string Scores, double[] Accuracies) : IResult
{
    public double Mean => Accuracies.Average();

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, {Training}, {Scores}: {Mean * 100:F2} % ({string.Join(", ", Accuracies.Select(static a => (a * 100).ToString("F1", CultureInfo.InvariantCulture)))})");
}
