using System;
using System.CommandLine;
using System.IO;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Verbs;

/// <summary>Something that the tool does.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">One sentence for <c>--help</c>.</param>
internal abstract class Verb(string name, string description)
{
    private readonly Option<bool> json = new("--json") { Description = "Says it as JSON." };

    public Command Create(Screen screen)
    {
        var command = new Command(name, description);
        Describe(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            try
            {
                return Run(parsed, screen, parsed.GetValue(json));
            }
            catch (Exception exception) when (PruningExitCode.Of(exception) is { } code)
            {
                Console.Error.WriteLine(exception.Message);
                return code;
            }
        });
        return command;
    }

    /// <summary>Adds what the verb is told.</summary>
    protected abstract void Describe(Command command);

    /// <returns>A code of <see cref="PruningExitCode"/>.</returns>
    /// <exception cref="InvalidDataException">What it was given is not what it should be.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    protected abstract int Run(ParseResult parsed, Screen screen, bool asJson);
}
