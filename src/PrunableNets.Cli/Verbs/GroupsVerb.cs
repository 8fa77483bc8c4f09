using System.CommandLine;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Verbs;

/// <summary>Which channels live and die together, and why.</summary>
internal sealed class GroupsVerb() : ModelVerb("groups", "Which channels of a network are tied to which, and why.")
{
    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        var architecture = model.Architecture;
        GroupMembers[] groups = [.. architecture.Groups.Select(g => GroupMembers.Of(architecture, g))];
        screen.Show(new { architecture.Model, Groups = groups }, asJson, () => Shown(groups));
        return PruningExitCode.Done;
    }

    private static IRenderable Shown(GroupMembers[] groups)
    {
        var table = Tables.Of("group", ">channels", ">least", "made by", "read by", "tied by");
        foreach (var group in groups)
            table.Row(
                group.Name, Tables.Number(group.Channels), Tables.Number(group.Least), string.Join("\n", group.MadeBy),
                string.Join("\n", group.ReadBy),
                string.Join("\n", group.TiedBy));
        return table;
    }
}
