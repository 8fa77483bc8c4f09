using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Output;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Verbs;

/// <summary>What a plan file says, without its network.</summary>
internal sealed class InspectVerb() : Verb("inspect", "What a plan file says: widths, costs, and how it came about.")
{
    private readonly Argument<string> file = new("file") { Description = $"A plan: <model>{PlanFile.FileSuffix}." };

    protected override void Describe(Command command) => command.Arguments.Add(file);

    protected override void Run(ParseResult parsed, Screen screen, bool asJson)
    {
        var path = parsed.GetValue(file)!;
        if (!path.EndsWith(PlanFile.FileSuffix, StringComparison.Ordinal))
            throw new InvalidDataException($"'{path}' is no plan file: those end in {PlanFile.FileSuffix}.");
        var plan = PlanFile.Load(path);
        var finding = new
        {
            plan.Model, plan.Fingerprint, Groups = plan.Groups.Select(static g => new { g.Name, g.Channels, Kept = g.Kept.Count }), plan.Parameters,
            Flops = plan.Flops.ToDictionary(static f => f.Convention.ToString(), static f => f.Total), Provenance = plan.Provenance.ToDictionary(static p => p.Key, static p => p.Value),
        };
        screen.Show(finding, asJson, () => Widths(plan), () => Provenance(plan));
    }

    private static IRenderable Widths(PlanFile plan)
    {
        var table = Tables.Of(plan.Model, ">dense", ">slim");
        table.Row("parameters", Tables.Number(plan.Parameters.Dense), Tables.Number(plan.Parameters.Slim));
        foreach (var flops in plan.Flops)
            table.Row($"FLOPs ({flops.Convention})", Tables.Number(flops.Total.Dense), Tables.Number(flops.Total.Slim));
        foreach (var group in plan.Groups)
            table.Row(group.Name, Tables.Number(group.Channels), Tables.Number(group.Kept.Count));
        return table;
    }

    private static IRenderable Provenance(PlanFile plan)
    {
        var table = Tables.Of("how it came about", "");
        foreach (var (key, value) in plan.Provenance.Select(static p => (p.Key, p.Value)))
            table.Row(key, value);
        return table;
    }
}
