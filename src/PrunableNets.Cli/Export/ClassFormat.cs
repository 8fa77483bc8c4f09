using System;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Formats;

namespace PrunableNets.Cli.Export;

/// <summary>The slim class, or the one without batch norms, as one file, which needs TorchSharp and nothing else.</summary>
internal sealed class ClassFormat : ExportFormat
{
    protected override string Ending => ".cs";

    public override bool NeedsBuild => true;

    /// <exception cref="InvalidDataException">The file would be a source of the project, or weights were named.</exception>
    public override void Write(ExportRequest request)
    {
        if (request.WeightsPath is not null)
            throw new InvalidDataException($"'{request.Output}' holds no weights; leave out --weights, or name a folder for class and weights.");
        if (ProjectFolder.Around(request.Output) == request.Folder)
            throw new InvalidDataException(
                $"'{request.Output}' is in the folder of the project itself, whose build has that class already; choose a place outside.");
        var text = Text(request);
        AtomicFile.Write(request.Output, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
            writer.Write(text);
        });
    }

    /// <summary>What the source generator makes of the project's plan.</summary>
    /// <exception cref="InvalidDataException">An assembly was named, whose sources are not known, or the project has no plan.</exception>
    public static string Text(ExportRequest request)
    {
        if (BuiltAssembly.Is(request.Project))
            throw new InvalidDataException($"The slim class is made of sources; name the project in place of '{request.Project}'.");
        request.CheckPlan();
        var folder = Directory.CreateTempSubdirectory("prunable-export");
        try
        {
            Dotnet.Build(
                request.Project, "-p:EmitCompilerGeneratedFiles=true",
                $"-p:CompilerGeneratedFilesOutputPath={folder.FullName}", $"-p:PrunableFoldNorms={request.FoldsNorms}");
            var (name, type) = (request.Model.Architecture.Model, request.ClassName);
            var file = folder.EnumerateFiles($"*{type}.g.cs", SearchOption.AllDirectories)
                .FirstOrDefault(f => f.Name == $"{type}.g.cs" || f.Name.EndsWith($".{type}.g.cs", StringComparison.Ordinal))
                ?? throw new InvalidDataException(
                    $"The project of {name} has no plan, and so no slim class: prune it first (prunable prune), which writes "
                        + $"{name}{PlanFile.FileSuffix} beside its source.");
            return File.ReadAllText(file.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
