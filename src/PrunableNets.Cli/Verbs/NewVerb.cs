using System.CommandLine;
using System.IO;
using System.Reflection;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console;

namespace PrunableNets.Cli.Verbs;

/// <summary>A project to begin with, of the templates of this version.</summary>
internal sealed class NewVerb()
    : Verb("new", "Makes a project to begin with: app, a program that prunes, or model, a library with a network.")
{
    private readonly Argument<string> kind = new("kind") { Description = "app or model." };
    private readonly Argument<string> name = new("name") { Description = "Of the project, and of its folder." };

    protected override void Describe(Command command)
    {
        kind.AcceptOnlyFromAmong("app", "model");
        command.Arguments.Add(kind);
        command.Arguments.Add(name);
    }

    protected override int Run(ParseResult parsed, Screen screen, bool asJson)
    {
        var folder = parsed.GetValue(name)!;
        if (Directory.Exists(folder))
            throw new InvalidDataException($"There is a folder '{folder}' already, and nothing is written over; choose another name.");
        var version = typeof(NewVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        Dotnet.Run("The templates cannot be installed", "new", "install", $"PrunableNets.Templates::{version}", "--force");
        Dotnet.Run(
            $"'{folder}' cannot be made", "new", "prunable-" + parsed.GetValue(kind), "--name", Path.GetFileName(folder), "--output", folder);
        screen.Show(new { folder }, asJson, () => new Text($"{folder}: dotnet run --project {folder}"));
        return PruningExitCode.Done;
    }
}
