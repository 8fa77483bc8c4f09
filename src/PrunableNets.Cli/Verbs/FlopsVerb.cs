using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Verbs;

/// <summary>What a network costs: by layer, and in all by every convention; with a plan, what is left of it.</summary>
internal sealed class FlopsVerb() : ModelVerb("flops", "Layers and costs of a network, and what a plan leaves of them.")
{
    private readonly Option<string?> plan = new("--plan")
    {
        Description = "A plan file of the network (.widths.json): tells the slim network's costs too.",
    };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        command.Options.Add(plan);
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        var architecture = model.Architecture;
        var slim = parsed.GetValue(plan) is { } path ? PlanFile.Load(path).ToPlan(architecture) : null;
        Cost Of(CostPolynomial polynomial) =>
            new(polynomial.Evaluate(architecture.DenseWidths), slim is null ? null : polynomial.Evaluate(slim.Widths));
        var finding = new Finding(
            architecture.Model, Of(architecture.Parameters),
            architecture.Flops.OrderBy(static f => f.Key).ToDictionary(static f => f.Key.ToString(), f => Of(f.Value)),
            architecture.Layers);
        screen.Show(finding, asJson, () => Layers(architecture), () => Totals(finding));
        return PruningExitCode.Done;
    }

    private static IRenderable Layers(Architecture architecture)
    {
        var table = Tables.Of("layer", "type", "output", ">MACs");
        foreach (var layer in architecture.Layers)
            table.Row(layer.Path, layer.Type, layer.OutputShape, Tables.Number(layer.Macs));
        return table;
    }

    private static IRenderable Totals(Finding finding)
    {
        var table = finding.Parameters.Slim is null
            ? Tables.Of(finding.Model, ">dense")
            : Tables.Of(finding.Model, ">dense", ">slim", ">left");
        foreach (var (name, cost) in finding.Flops.Select(static f => ($"FLOPs ({f.Key})", f.Value))
            .Prepend(("parameters", finding.Parameters)))
            table.Row(
                [
                    name, Tables.Number(cost.Dense),
                    .. cost.Slim is { } slim ? (string[])[Tables.Number(slim), Share(slim, cost.Dense)] : [],
                ]);
        return table;
    }

    private static string Share(long slim, long dense) =>
        dense == 0 ? "" : ((double)slim / dense).ToString("P1", CultureInfo.InvariantCulture);

    private sealed record Finding(string Model, Cost Parameters, IReadOnlyDictionary<string, Cost> Flops, IReadOnlyList<LayerInfo> Layers);

    private sealed record Cost(long Dense, long? Slim);
}
