using System;
using System.CommandLine;
using System.Linq;
using PrunableNets.Hosting;
using PrunableNets.Cli.Output;
using PrunableNets.Cli.Verbs;

// prunable VERB ...: one class a verb, listed here.
var root = new RootCommand("Prunes networks that the compiler knows, and tells what it knows of them.");
Verb[] verbs =
[
    new NewVerb(), new FlopsVerb(), new GroupsVerb(), new PruneVerb(), new CompareVerb(), new ReportVerb(), new ExportVerb(),
    new VerifyVerb(), new InspectVerb(),
];
foreach (var verb in verbs)
    root.Subcommands.Add(verb.Create(Screen.Of(Console.Out, Console.IsOutputRedirected)));
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return parsed.Invoke();
foreach (var error in parsed.Errors.Select(static e => e.Message).Distinct())
    Console.Error.WriteLine(error);
Console.Error.WriteLine(
    $"'prunable {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help' tells what can be "
        + "said.");
return PruningExitCode.BadOptions;
