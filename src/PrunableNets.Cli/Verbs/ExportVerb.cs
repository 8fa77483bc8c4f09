using System;
using System.CommandLine;
using System.IO;
using PrunableNets.Cli.Export;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;
using Spectre.Console;

namespace PrunableNets.Cli.Verbs;

/// <summary>A network in another form.</summary>
internal sealed class ExportVerb()
    : ModelVerb(
        "export", "Writes a network as ONNX, as weights for other programs, or its slim class as a file or as a project that builds.")
{
    private readonly Argument<string> output = new("output")
    {
        Description = $"The file to write, told by its ending: {string.Join(", ", ExportFormat.Endings)}; or a folder, for a "
            + "project of the slim class with its weights.",
    };
    private readonly Option<string?> weights = new("--weights")
    {
        Description = "Weights of the dense network, or of the slim one where there is a plan.",
    };
    private readonly Option<string?> plan = new("--plan") { Description = "A plan: the slim network is written." };

    private readonly Option<bool> foldNorms = new("--fold-norms")
    {
        Description = "For inference: batch norms go into the layers in front of them. Of C# it writes a class of its own, for weights "
            + "that were written with this option.",
    };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        command.Arguments.Add(output);
        command.Options.Add(weights);
        command.Options.Add(plan);
        command.Options.Add(foldNorms);
    }

    // The plan is compared with the class that is written, not with yesterday's.
    protected override void Prepare(string path, ParseResult parsed)
    {
        if (!ExportFormat.Of(parsed.GetValue(output)!).NeedsBuild || BuiltAssembly.Is(path))
            base.Prepare(path, parsed);
        else if (StaleBuild.Warning(BuiltAssembly.Of(path)) is not null)
            Dotnet.Build(path);
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        var path = parsed.GetValue(output)!;
        var format = ExportFormat.Of(path);
        var request = new ExportRequest(
            model, Named(parsed), path, parsed.GetValue(weights), parsed.GetValue(plan), parsed.GetValue(foldNorms));
        request.Check();
        format.Write(request);
        screen.Show(new { output = path }, asJson, () => new Text(path));
        return PruningExitCode.Done;
    }
}
