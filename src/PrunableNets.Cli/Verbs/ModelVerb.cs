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

    protected sealed override void Run(ParseResult parsed, Screen screen, bool asJson) =>
        Run(PrunableModels.Find(parsed.GetValue(assembly)!, parsed.GetValue(model)), parsed, screen, asJson);

    protected abstract void Run(Architecture architecture, ParseResult parsed, Screen screen, bool asJson);
}
