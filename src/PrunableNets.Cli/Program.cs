using System;
using System.CommandLine;
using System.Linq;
using PrunableNets.Cli.Output;
using PrunableNets.Cli.Verbs;
using PrunableNets.Hosting;

var parsed = Program.Root(Screen.Of(Console.Out, Console.IsOutputRedirected)).Parse(args);
if (parsed.Errors.Count == 0)
    return parsed.Invoke();
foreach (var error in parsed.Errors.Select(static e => e.Message).Distinct())
    Console.Error.WriteLine(error);
Console.Error.WriteLine(
    $"'prunable {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help' tells what can be "
        + "said.");
return PruningExitCode.BadOptions;

/// <summary>What can be said to the tool; tests ask it about commands in the pages, without running them.</summary>
internal partial class Program
{
    /// <summary>prunable VERB ...: one class a verb, listed here.</summary>
    /// <param name="screen">Where verbs say what they find.</param>
    internal static RootCommand Root(Screen screen)
    {
        var root = new RootCommand("Prunes networks that the compiler knows, and tells what it knows of them.");
        Verb[] verbs =
        [
            new NewVerb(), new FlopsVerb(), new GroupsVerb(), new PruneVerb(), new CompareVerb(), new ReportVerb(), new ExportVerb(),
            new VerifyVerb(), new LatencyVerb(), new InspectVerb(),
        ];
        foreach (var verb in verbs)
            root.Subcommands.Add(verb.Create(screen));
        return root;
    }
}
