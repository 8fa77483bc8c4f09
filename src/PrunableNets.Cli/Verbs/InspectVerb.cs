using System.CommandLine;
using PrunableNets.Cli.Inspection;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Verbs;

/// <summary>What a file says, without its network.</summary>
internal sealed class InspectVerb() : Verb("inspect", "What is in a file: a plan, weights, a checkpoint, an ONNX model.")
{
    private readonly Argument<string> file = new("file") { Description = $"It ends in {FileKind.Endings}." };
    private readonly Option<string?> with = new("--with")
    {
        Description = "A program or project that has libtorch, for files that need it (.pth).",
    };

    protected override void Describe(Command command)
    {
        command.Arguments.Add(file);
        command.Options.Add(with);
    }

    protected override int Run(ParseResult parsed, Screen screen, bool asJson)
    {
        if (parsed.GetValue(with) is { } program)
            new ModelContext(BuiltAssembly.Of(program)).LendLibtorch();
        var path = parsed.GetValue(file)!;
        var finding = FileKind.Of(path).Read(path);
        screen.Show(finding.Data, asJson, [.. finding.Shown]);
        return PruningExitCode.Done;
    }
}
