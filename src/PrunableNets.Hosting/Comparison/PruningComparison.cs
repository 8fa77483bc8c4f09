using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrunableNets.Arithmetic;
using PrunableNets.Data;
using PrunableNets.Formats;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>
/// Compares methods on one network: every method with every budget and seed, beside channels at random, L1, and the slim network trained
/// from scratch. Finished cells are kept and never computed twice. A singleton of the host (<c>AddComparison</c>).
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
        var methods = options.Methods.Concat(options.Baselines ? ["Random", "L1"] : Array.Empty<string>())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => ChosenMethod.Of(services, TModel.Architecture.Model, name))
            .ToArray();
        foreach (var target in options.Targets)
            Check(target);
        if (options.Early is { Moment: PruningMoment.Stability } && Array.Find(methods, static m => !m.Method.IsCriterion) is { } other)
            throw new ArgumentException(
                $"Early:Moment: {PruningMoment.Stability} asks after every epoch what a criterion would keep, "
                    + $"and {other.Method.Name} is none; "
                    + $"choose another moment, or leave it out of {nameof(options.Methods)}.");
        door.Open();
        var fitting = DataFit.Check(TModel.Architecture, data);
        var common = Identity(fitting).ToArray();
        var isTrained = options.FineTuning is not null || options.Early is not null;
        var cells = new CellBatch(new CellStore(options.Folder), () => Open(fitting, cancellationToken), progress);
        cells.Complete([.. Seeded().SelectMany(at => methods.Select(method => Pruned(at, method)))]);
        if (isTrained)
            cells.Complete([.. Seeded().Select(Scratch)]);
        if (options.Early is not null)
            cells.Complete(
                [.. Seeded().Select(at =>
                    Task(CellOrder.Of(new ComparisonCell(ComparisonCell.Dense, at.Target, at.Seed), methods[0]), []))],
                oncePerSeed: true);
        string[] names = [
            .. methods.Select(static m => m.Method.Name), .. isTrained ? [ComparisonCell.Scratch] : Array.Empty<string>(),
            .. options.Early is not null ? [ComparisonCell.Dense] : Array.Empty<string>(),
        ];
        var report = new ComparisonReport(
            TModel.Architecture.Model, options.Convention,
            [.. Seeded().SelectMany(at => names.Select(name => cells[new ComparisonCell(name, at.Target, at.Seed)]))])
        {
            Classes = fitting.Test.ClassNames.Length,
        };
        report.Write(options.Folder);
        return report;

        IEnumerable<(string Target, int Seed)> Seeded() =>
            options.Targets.Distinct(StringComparer.Ordinal).SelectMany(target => Enumerable.Range(0, options.Seeds).Select(seed => (target, seed)));

        CellTask Task(CellOrder order, IEnumerable<KeyValuePair<string, string>> own) => new(order, [.. common, .. own]);

        CellTask Pruned((string Target, int Seed) at, ChosenMethod method)
        {
            var seeded = (method with { Options = method.Options with { Seed = (ulong)at.Seed } }).For(fitting.Train);
            return Task(
                CellOrder.Of(new ComparisonCell(method.Method.Name, at.Target, at.Seed), seeded),
                OptionsJson.Entries(method.Method.Name, seeded.Options));
        }

        CellTask Scratch((string Target, int Seed) at)
        {
            var kept = cells[new ComparisonCell(methods[0].Method.Name, at.Target, at.Seed)].Kept.ToArray();
            return Task(
                CellOrder.Of(new ComparisonCell(ComparisonCell.Scratch, at.Target, at.Seed), methods[0], kept),
                [new("plan", string.Join(';', kept.Select(static k => string.Join(',', k))))]);
        }
    }

    /// <summary>Begins to compute cells of the network that is pruned; of one that is trained in every cell it is any.</summary>
    private IEvaluation<CellOrder, ComparisonResult> Open(IPruningData fitting, CancellationToken cancellationToken)
    {
        var network = options.Early is null ? TModel.Create() : FreshModel.Create<TModel>(0);
        if (options.Early is null)
        {
            using var scope = NewDisposeScope();
            StateDict.Load(network, WeightFile.Read(options.Weights));
        }
        var device = RunDevice.Of(new PruningOptions { Device = options.Device });
        SharedWeights.Move(network, device, TModel.Architecture);
        var context = NetworkFactory<TModel>.Of(network, fitting, fitting.Objective, device, services, cancellationToken);
        return services.GetRequiredService<IEvaluator>()
            .Open(context, new CellMeasurement<TModel>(options, DatasetIdentity.Of(fitting.Test)));
    }

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

    /// <summary>Where the networks that are pruned come from.</summary>
    private IEnumerable<KeyValuePair<string, string>> Origin() => options.Early is null
        ? [new("weights", FileHash.Of(options.Weights))]
        : [.. OptionsJson.Entries(nameof(options.Training), options.Training),
            .. OptionsJson.Entries(nameof(options.Early), options.Early)];

    /// <summary>
    /// Without what is not there, so that an option that did not exist when a cell was computed does not make it another.
    /// </summary>
    private IEnumerable<KeyValuePair<string, string>> Identity(IPruningData fitting) => All(fitting).Where(static e => e.Value != "null");

    private IEnumerable<KeyValuePair<string, string>> All(IPruningData fitting) =>
    [
        new("model", TModel.Architecture.Model), new("architecture", TModel.Architecture.Fingerprint), .. Origin(),
        new("objective", fitting.Objective.Name),
        new("training data", DatasetIdentity.Of(fitting.Train)), new("test data", DatasetIdentity.Of(fitting.Test)),
        new("convention", options.Convention.ToString()),
        new("recalibration", options.RecalibrationBatches.ToString(CultureInfo.InvariantCulture)),
        .. OptionsJson.Entries(nameof(options.Selection), options.Selection),
        .. OptionsJson.Entries(nameof(options.Schedule), options.Schedule),
        .. OptionsJson.Entries(nameof(options.FineTuning), options.FineTuning),
        .. OptionsJson.Entries(nameof(options.Reconstruction), options.Reconstruction),
        .. OptionsJson.Entries(nameof(options.ChannelChoice), ChosenChannels.Resolve(options.ChannelChoice, options.Reconstruction)),
        .. options.MeanRecoveryBatches > 0
            ? [new KeyValuePair<string, string>("mean recovery", options.MeanRecoveryBatches.ToString(CultureInfo.InvariantCulture))]
            : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
