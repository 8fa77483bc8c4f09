using System.Collections.Generic;
using System.Linq;
using PrunableNets.Cli.Output;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Inspection;

/// <summary>A plan, without its network.</summary>
internal sealed class PlanKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [PlanFile.FileSuffix];

    public override Finding Read(string path)
    {
        var plan = PlanFile.Load(path);
        return new Finding(
            new
            {
                plan.Model, plan.Fingerprint, Groups = plan.Groups.Select(static g => new { g.Name, g.Channels, Kept = g.Kept.Count }),
                plan.Parameters,
                Flops = plan.Flops.ToDictionary(static f => f.Convention.ToString(), static f => f.Total),
                Provenance = plan.Provenance.ToDictionary(static p => p.Key, static p => p.Value),
            },
            [() => Widths(plan), () => Tables.Pairs("how it came about", plan.Provenance.Select(static p => (p.Key, p.Value)))]);
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
}
