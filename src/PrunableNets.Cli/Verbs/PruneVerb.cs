using System;
using System.CommandLine;
using System.IO;
using PrunableNets.Cli.Models;
using PrunableNets.Cli.Output;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Verbs;

/// <summary>Prunes a network of the user's, without a program of the user's.</summary>
internal sealed class PruneVerb()
    : ModelVerb("prune", "Prunes a network: plan, weights, certificate and report. A project is built first, as if it had no plan.")
{
    private readonly DataOption data = new();
    private readonly SettingsOptions settings = new();
    private readonly Option<string?> target = new("--target")
    {
        Description = "What the slim network may cost: 50%, 56M, 460k parameters.",
    };
    private readonly Option<string?> weights = new("--weights")
    {
        Description = "The dense network's weights; without them, --set Training:Epochs=.. trains it.",
    };
    private readonly Option<string?> method = new("--method") { Description = "AutoBot (the default), Taylor, L1, ... (docs/methods.md)." };
    private readonly Option<string?> plan = new("--plan")
    {
        Description = $"The plan to write; by default <model>{PlanFile.FileSuffix} beside the model's source.",
    };

    protected override void Describe(Command command)
    {
        base.Describe(command);
        data.Describe(command);
        foreach (var option in new[] { target, weights, method, plan })
            command.Options.Add(option);
        settings.Describe(command);
    }

    // A plan of yesterday's class, or one over the budget, may not stand in the way of a new one.
    protected override void Prepare(string path, ParseResult parsed)
    {
        if (BuiltAssembly.Is(path))
            base.Prepare(path, parsed);
        else
            Dotnet.Build(path, "-p:PrunableIgnorePlans=true");
    }

    protected override int Run(PrunableModel model, ParseResult parsed, Screen screen, bool asJson)
    {
        model.LoadTorch();
        var file = parsed.GetValue(plan) ?? Path.Combine(Source(model), model.Architecture.Model + PlanFile.FileSuffix);
        var section = settings.Read(parsed,
        [
            new(nameof(PruningOptions.Target), parsed.GetValue(target)), new(nameof(PruningOptions.Weights), parsed.GetValue(weights)),
            new(nameof(PruningOptions.Method), parsed.GetValue(method)), new(nameof(PruningOptions.Plan), file),
        ]);
        // What is JSON has nothing beside it.
        var report = model.Prune(data.Read(parsed), section, asJson ? PruningProgress.For(Console.Error) : PruningProgress.ForConsole());
        if (report is null)
        {
            Console.Error.WriteLine(PruningHostExtensions.Stopped);
            return PruningExitCode.Cancelled;
        }
        if (asJson)
            Console.Out.Write(File.ReadAllText(report.CertificatePath));
        return PruningExitCode.Done;
    }

    private static string Source(PrunableModel model) => ModelSource.Folder(model.Architecture, Path.GetDirectoryName(model.Assembly)!)
        ?? throw new InvalidDataException(
            $"The source of {model.Architecture.Model}, '{model.Architecture.SourcePath}', is in no folder from '{model.Assembly}' "
                + $"upwards. Name the plan with --plan: <folder>/{model.Architecture.Model}{PlanFile.FileSuffix}.");
}
