using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>
/// Compares methods on one network: every method with every budget and seed, beside channels at random, L1, and the slim network trained from scratch.
/// Finished cells are kept and never computed twice. A singleton of the host (<c>AddComparison</c>).
/// </summary>
public sealed class PruningComparison<TModel>
    where TModel : Module, IPrunableModel<TModel>
{
    private readonly ComparisonOptions options;
    private readonly IServiceProvider services;
    private readonly IPruningData data;
    private readonly ArithmeticDoor door;

    public PruningComparison(IOptionsMonitor<ComparisonOptions> options, IServiceProvider services, IPruningData data, ArithmeticDoor door)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Get(TModel.Architecture.Model);
        (this.services, this.data, this.door) = (services, data, door);
    }

    /// <summary>Computes what is missing.</summary>
    /// <param name="progress">Told after every cell, computed or found.</param>
    /// <param name="cancellationToken">Ends the comparison within a cell, which is then computed anew.</param>
    /// <exception cref="ArgumentException">An option cannot work, or there is no such method; nothing was computed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; finished cells are kept.</exception>
    public ComparisonReport Run(IProgress<ComparisonResult>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var methods = options.Methods.Concat(options.Baselines ? ["Random", "L1"] : Array.Empty<string>()).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => ChosenMethod.Of(services, TModel.Architecture.Model, name)).ToArray();
        foreach (var target in options.Targets)
            Check(target);
        if (options.Early is { Moment: PruningMoment.Stability } && Array.Find(methods, static m => !m.Method.IsCriterion) is { } other)
            throw new ArgumentException($"Early:Moment: {PruningMoment.Stability} asks after every epoch what a criterion would keep, and {other.Method.Name} is none; choose another moment, or leave it out of {nameof(options.Methods)}.");
        door.Open();
        var fitting = DataFit.Check(TModel.Architecture, data);
        var device = RunDevice.Of(new PruningOptions { Device = options.Device });
        var run = new CellRun<TModel>(options, fitting, device, static _ => { }, cancellationToken);
        var early = options is { Early: { } moment, Training: { } training } ? new EarlyCellRun<TModel>(training, moment, run, fitting, device, cancellationToken) : null;
        var dense = new Dictionary<int, ComparisonResult>();
        var store = new CellStore(options.Folder);
        var common = Identity(fitting).ToArray();
        var results = new List<ComparisonResult>();
        foreach (var target in options.Targets)
        {
            for (var seed = 0; seed < options.Seeds; seed++)
            {
                var before = results.Count;
                foreach (var method in methods)
                {
                    var seeded = (method with { Options = method.Options with { Seed = (ulong)seed } }).For(fitting.Train);
                    Cell(new ComparisonCell(method.Method.Name, target, seed), [.. OptionsJson.Entries(method.Method.Name, seeded.Options)], cell => early?.Prune(cell, seeded) ?? run.Prune(cell, seeded));
                }
                if (options.FineTuning is null && early is null)
                    continue;
                var plan = PruningPlan.FromKept(TModel.Architecture, results[before].Kept);
                Cell(
                    new ComparisonCell(ComparisonCell.Scratch, target, seed), [new("plan", string.Join(';', plan.Kept.Select(static k => string.Join(',', k))))],
                    cell => early?.Scratch(cell, plan) ?? run.Scratch(cell, plan, methods[0].Options));
                // It knows no target, and is trained once a seed.
                if (early is not null)
                    Cell(new ComparisonCell(ComparisonCell.Dense, target, seed), [], cell => DenseOf(early, cell));
            }
        }
        var report = new ComparisonReport(TModel.Architecture.Model, options.Convention, results) { Classes = fitting.Test.ClassNames.Length };
        report.Write(options.Folder);
        return report;

        ComparisonResult DenseOf(EarlyCellRun<TModel> trained, ComparisonCell cell)
        {
            if (!dense.TryGetValue(cell.Seed, out var result))
                dense[cell.Seed] = result = trained.Dense(cell);
            return result with { Cell = cell };
        }

        void Cell(ComparisonCell cell, KeyValuePair<string, string>[] own, Func<ComparisonCell, ComparisonResult> compute)
        {
            cancellationToken.ThrowIfCancellationRequested();
            KeyValuePair<string, string>[] identity = [.. common, .. own];
            var result = store.Load(cell, identity);
            if (result is null)
            {
                result = compute(cell);
                store.Save(result, identity);
            }
            results.Add(result);
            progress?.Report(result);
        }
    }

    /// <summary>Where the networks that are pruned come from.</summary>
    private void Check(string target)
    {
        try
        {
            PruningBudget.Parse(target, options.Convention).Resolve(TModel.Architecture);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"{nameof(options.Targets)}: {e.Message}", e);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Origin() => options.Early is null
        ? [new("weights", FileHash.Of(options.Weights))]
        : [.. OptionsJson.Entries(nameof(options.Training), options.Training), .. OptionsJson.Entries(nameof(options.Early), options.Early)];

    /// <summary>Without what is not there, so that an option that did not exist when a cell was computed does not make it another.</summary>
    private IEnumerable<KeyValuePair<string, string>> Identity(IPruningData fitting) => All(fitting).Where(static e => e.Value != "null");

    private IEnumerable<KeyValuePair<string, string>> All(IPruningData fitting) =>
    [
        new("model", TModel.Architecture.Model), new("architecture", TModel.Architecture.Fingerprint), .. Origin(),
        new("objective", fitting.Objective.Name), new("training data", TrainingStages.Describe(fitting.Train)), new("test data", TrainingStages.Describe(fitting.Test)),
        new("convention", options.Convention.ToString()), new("recalibration", options.RecalibrationBatches.ToString(CultureInfo.InvariantCulture)),
        .. OptionsJson.Entries(nameof(options.Selection), options.Selection), .. OptionsJson.Entries(nameof(options.Schedule), options.Schedule),
        .. OptionsJson.Entries(nameof(options.FineTuning), options.FineTuning),
        .. OptionsJson.Entries(nameof(options.Reconstruction), options.Reconstruction),
        .. OptionsJson.Entries(nameof(options.ChannelChoice), ChosenChannels.Resolve(options.ChannelChoice, options.Reconstruction)),
        .. options.MeanRecoveryBatches > 0 ? [new KeyValuePair<string, string>("mean recovery", options.MeanRecoveryBatches.ToString(CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
