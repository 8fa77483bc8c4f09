using System;
using System.CommandLine;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;

namespace PrunableNets.Cli.Verbs;

/// <summary>A verb about one network.</summary>
internal abstract class ModelVerb(string name, string description) : Verb(name, description)
{
    private readonly Argument<string> assembly = new("assembly")
    {
        Description = "The built assembly with the network, or its project: the file, or the folder that it is in.",
    };

    private readonly Option<string?> model = new("--model") { Description = "The network's name, where the assembly has several." };

    protected override void Describe(Command command)
    {
        command.Arguments.Add(assembly);
        command.Options.Add(model);
    }

    protected sealed override int Run(ParseResult parsed, Screen screen, bool asJson)
    {
        var path = Named(parsed);
        Prepare(path, parsed);
        return Run(PrunableModels.Find(path, parsed.GetValue(model)), parsed, screen, asJson);
    }

    /// <summary>The assembly or project as the user named it.</summary>
    protected string Named(ParseResult parsed) => parsed.GetValue(assembly)!;

    /// <summary>Before the assembly is loaded; says where it is not what the sources are.</summary>
    /// <param name="path">Of the assembly or its project.</param>
    /// <param name="parsed">The command line.</param>
    protected virtual void Prepare(string path, ParseResult parsed)
    {
        if (StaleBuild.Warning(BuiltAssembly.Of(path)) is { } warning)
            Console.Error.WriteLine(warning);
    }

    /// <inheritdoc cref="Verb.Run"/>
    protected abstract int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson);
}
