using System;
using System.Text.Json.Serialization;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Computes cells of a comparison, here or on a worker, whose program has the same data and methods.</summary>
/// <param name="Comparison">Its options.</param>
/// <param name="Test">What accuracies are measured on.</param>
internal sealed record CellMeasurement<TModel>(ComparisonOptions Comparison, string Test) : Measurement<CellOrder, ComparisonResult>
    where TModel : Module, IPrunableModel<TModel>
{
    /// <summary>The comparison keeps its cells itself.</summary>
    [JsonIgnore]
    public override bool IsKept => false;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? TestData => Test;

    /// <inheritdoc/>
    public override IMeasurer<CellOrder, ComparisonResult> Open(NetworkContext context)
    {
        var services = context.Services ?? throw new InvalidOperationException("Cells are computed in a host.");
        return new Measurer(
            context, DataFit.Check(context.Architecture, services.GetRequiredService<IPruningData>()),
            services.GetRequiredService<PruningMethodCatalog>(), Comparison);
    }

    private sealed class Measurer(NetworkContext context, IPruningData data, PruningMethodCatalog methods, ComparisonOptions options)
        : IMeasurer<CellOrder, ComparisonResult>
    {
        public ComparisonResult Measure(CellOrder item, CancellationToken cancellationToken)
        {
            var run = new CellRun<TModel>(options, data, context.Network, context.Device, cancellationToken);
            var early = options is { Early: { } moment, Training: { } training }
                ? new EarlyCellRun<TModel>(training, moment, run, data, context.Device, cancellationToken)
                : null;
            var chosen = item.Choose(methods);
            if (item.Kept is { } kept)
            {
                var plan = PruningPlan.FromKept(context.Architecture, kept);
                return early?.Scratch(item.Cell, plan) ?? run.Scratch(item.Cell, plan, chosen.Options);
            }
            if (item.Cell.Method == ComparisonCell.Dense)
                return early!.Dense(item.Cell);
            return early?.Prune(item.Cell, chosen) ?? run.Prune(item.Cell, chosen);
        }

        public void Dispose()
        {
        }
    }
}
