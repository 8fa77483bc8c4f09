using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// A whole run of gate training and selection, from the loaded network to the slim one, against its iterations once they are warm: what
/// everything else takes. Their mean and not their median, which leaves out what other work on the machine costs the slower ones.
/// </summary>
internal static class GateRun
{
    private const int Warmup = 10;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        using var scope = NewDisposeScope();
        var start = new PretrainedResNet56(settings);
        var dense = start.Load();
        var options = AutoBotOptions.Paper;
        var clock = Stopwatch.GetTimestamp();
        var iterations = new ReportClock<AutoBotIteration>();
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, options).Train(start.Gate(dense), start.Train, iterations);
        start.Slim(dense, trained.Scores);
        yield return new RunTime("gate-run-resnet56", options.Iterations, Stopwatch.GetElapsedTime(clock).TotalSeconds, iterations.Milliseconds.Skip(Warmup).Average());
    }
}

/// <summary>A run beside its mean warm iteration.</summary>
internal sealed record RunTime(string Case, int Iterations, double Seconds, double IterationMs) : IResult
{
    public double Ratio => Seconds * 1000 / (Iterations * IterationMs);

    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}: {Seconds:F1} s, {Iterations} iterations of {IterationMs:F0} ms, ratio {Ratio:F3}");
}
