using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console;

namespace PrunableNets.Cli.Verbs;

/// <summary>Methods side by side on a network of the user's.</summary>
internal sealed class CompareVerb()
    : ModelVerb("compare", "Compares methods, budgets and seeds on a network; goes on where it was broken off.")
{
    private readonly DataOption data = new();
    private readonly SettingsOptions settings = new();
    private readonly Option<string?> weights = new("--weights") { Description = "The dense network's weights." };
    private readonly Option<string[]> methods = new("--method")
    {
        Description = "A method; comes as often as needed.", DefaultValueFactory = static _ => [],
    };
    private readonly Option<string[]> targets = new("--target")
    {
        Description = "A budget, 50% for instance; comes as often as needed.", DefaultValueFactory = static _ => [],
    };
    private readonly Option<int?> seeds = new("--seeds") { Description = "How many; 3 by default." };
    private readonly Option<string?> folder = new("--folder") { Description = "Where cells are kept, and table and report are written." };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        data.Describe(command);
        foreach (var option in new Option[] { weights, methods, targets, seeds, folder })
            command.Options.Add(option);
        settings.Describe(command);
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        model.LoadTorch();
        var section = settings.Read(parsed,
        [
            new(nameof(ComparisonOptions.Weights), parsed.GetValue(weights)),
            new(nameof(ComparisonOptions.Folder), parsed.GetValue(folder)),
            new(nameof(ComparisonOptions.Seeds), parsed.GetValue(seeds)?.ToString(CultureInfo.InvariantCulture)),
            .. Each(nameof(ComparisonOptions.Methods), parsed.GetValue(methods)!),
            .. Each(nameof(ComparisonOptions.Targets), parsed.GetValue(targets)!),
        ]);
        using var source = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // Ends between two batches; what is finished is kept.
            pressed.Cancel = true;
            source.Cancel();
        };
        var report = model.Compare(data.Read(parsed), section, new Told(), source.Token);
        screen.Show(report.Rows, asJson, () => new Text(report.ToText()));
        return PruningExitCode.Done;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Each(string key, string[] values) =>
        values.Select((value, i) => new KeyValuePair<string, string?>(string.Create(CultureInfo.InvariantCulture, $"{key}:{i}"), value));

    /// <summary>Beside the table, so that a pipe holds nothing else.</summary>
    private sealed class Told : IProgress<ComparisonResult>
    {
        public void Report(ComparisonResult value) => Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Cell.Method}, {value.Cell.Target}, seed {value.Cell.Seed}: {value.After} right after pruning, "
                + $"{value.PruningSeconds:F1} s"));
    }
}
