using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Cli.Verification;
using PrunableNets.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Verbs;

/// <summary>Which widths this machine is fast at: what to round to is a matter of measuring.</summary>
internal sealed class LatencyVerb()
    : ModelVerb("latency", "Times the network at widths that are multiples of 1, 2, 4, 8, 16 and 32, to choose RoundTo by.")
{
    private const int Repetitions = 40;

    /// <summary>A larger step has to be faster by so much to be worth it: it leaves less choice, and measurements have noise.</summary>
    private const double Gain = 0.95;

    private static readonly int[] Steps = [1, 2, 4, 8, 16, 32];

    private readonly Option<double> share = new("--at")
    {
        Description = "What the slim networks have of the dense multiply-accumulates, as 50%.", DefaultValueFactory = static _ => 0.5,
        CustomParser = Share,
    };

    private readonly Option<int[]> batches = new("--batch")
    {
        Description = "Samples a forward; several may be named.", DefaultValueFactory = static _ => [1, 64],
        AllowMultipleArgumentsPerToken = true,
    };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        batches.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int[]>() is not { Length: > 0 } sizes || sizes.Any(static s => s < 1))
                result.AddError("'--batch' is one sample at least.");
        });
        command.Options.Add(share);
        command.Options.Add(batches);
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        model.LoadTorch();
        using var dense = model.New();
        var found = parsed.GetValue(batches)!.Select(batch => Measure(model, dense, batch, parsed.GetValue(share))).ToArray();
        screen.Show(found, asJson, [.. found.Select(f => (Func<IRenderable>)(() => Table(model.Architecture.Model, f)))]);
        return PruningExitCode.Done;
    }

    private static double Share(ArgumentResult result)
    {
        var said = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (said.EndsWith('%') && double.TryParse(said[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and < 100)
            return percent / 100;
        result.AddError($"'{said}' is no share of the dense multiply-accumulates; '--at' is more than 0% and less than 100%.");
        return 0;
    }

    private static Finding Measure(PrunableModel model, TorchSharp.torch.nn.Module dense, int batch, double share)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var steps = StepLatency.Measure(
            model.Architecture, dense, plan => model.Slim(dense, plan), ProbeInputs.Of(model.Architecture, batch), batch, share,
            Steps, Repetitions);
        Row[] rows = [
            .. steps.Select(s => new Row(
                s.Step, s.Share, s.Latency.Median.TotalMilliseconds, s.Latency.Deviation.TotalMilliseconds, s.Against(steps[0]))),
        ];
        return new Finding(batch, steps[0].Latency.Threads, rows, Best(rows));
    }

    /// <summary>The smallest step that no larger one is clearly faster than, for what it computes.</summary>
    private static int Best(IReadOnlyList<Row> rows)
    {
        var best = rows[1];
        foreach (var row in rows.Skip(2).Where(r => r.Ratio < best.Ratio * Gain))
            best = row;
        return best.RoundTo;
    }

    private static Table Table(string name, Finding finding)
    {
        var table = Tables.Of($"{name}, batch of {Tables.Number(finding.Batch)}", ">MACs left", ">ms", ">+-", ">latency by MACs", "");
        foreach (var row in finding.Rows)
            table.Row(
                row.RoundTo == 0 ? "dense" : row.RoundTo == 1 ? "any width" : $"multiples of {Tables.Number(row.RoundTo)}",
                row.Share.ToString("P1", CultureInfo.InvariantCulture), row.Milliseconds.ToString("F2", CultureInfo.InvariantCulture),
                row.Deviation.ToString("F2", CultureInfo.InvariantCulture), row.Ratio.ToString("F2", CultureInfo.InvariantCulture),
                row.RoundTo != finding.Best ? "" : row.RoundTo == 1 ? "fastest" : $"fastest: [Prunable(.., RoundTo = {row.RoundTo})]");
        return table;
    }

    /// <summary>What was measured with one batch.</summary>
    private sealed record Finding(int Batch, int Threads, IReadOnlyList<Row> Rows, int Best);

    /// <summary>One network; 0 is the dense one.</summary>
    private sealed record Row(int RoundTo, double Share, double Milliseconds, double Deviation, double Ratio);
}
