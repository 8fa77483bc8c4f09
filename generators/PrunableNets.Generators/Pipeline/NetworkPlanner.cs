using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Emission;
using PrunableNets.Generators.Emission.Forms;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Pipeline;

/// <summary>The plan step: network and plan file to sources, budget and plan errors.</summary>
internal static class NetworkPlanner
{
    public static PlannedNetwork Plan(InterpretedNetwork interpreted, EquatableArray<PlanText> plans, BuildSettings settings, CancellationToken cancellation)
    {
        if (interpreted is not { Header: { } header, Network: { } network })
            return new PlannedNetwork(interpreted.Header?.FullName ?? "", EquatableArray<GeneratedSource>.Empty, Only(interpreted.Finding));
        try
        {
            return Plan(header, network, plans, settings, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var finding = Finding(Descriptors.Internal, 0, header.Name, $"{exception.GetType().Name}: {exception.Message}");
            return new PlannedNetwork(header.FullName, EquatableArray<GeneratedSource>.Empty, Only(finding));
        }
    }

    private static PlannedNetwork Plan(NetworkHeader header, Network network, EquatableArray<PlanText> plans, BuildSettings settings, CancellationToken cancellation)
    {
        var findings = network.Notices.Select(notice => NetworkInterpreter.Place(header, notice)).ToList();
        var architecture = ArchitectureFactory.Create(header with { FilePath = Relative(header.FilePath, settings.ProjectDirectory) }, network);
        var (file, plan) = ReadPlan(header, architecture, plans, findings);
        CheckBudget(header, network, plan, findings);
        var makesFolded = settings.FoldsNorms && architecture.FoldableNorms.Count > 0;
        if (Taken(header, network, makesFolded) is { } taken)
        {
            var finding = Finding(Descriptors.NameTaken, 0, header.Name, taken);
            return new PlannedNetwork(header.FullName, EquatableArray<GeneratedSource>.Empty, Only(finding));
        }
        cancellation.ThrowIfCancellationRequested();
        var written = QualifiedNames.Protect(header);
        var sources = new List<GeneratedSource>
        {
            new($"{header.FullName}.Architecture.g.cs", ArchitectureEmitter.Write(written, network, architecture, plan)),
            new($"{header.FullName}.Gated.g.cs", GatedEmitter.Write(written, network)),
            new($"{header.FullName}.Slim.g.cs", SlimEmitter.Write(written, network)),
        };
        if (file is not null && plan is not null)
        {
            sources.Add(new($"{header.FullName}Slim.g.cs", ConstantEmitter.WriteSlim(written, network, file, plan)));
            if (makesFolded)
                sources.Add(new($"{header.FullName}Folded.g.cs", ConstantEmitter.WriteFolded(written, network, architecture, file, plan)));
        }
        return new PlannedNetwork(header.FullName, sources.Select(s => s with { Text = QualifiedNames.Write(s.Text, header) }).ToEquatable(), findings.ToEquatable());
    }

    /// <summary>A name that generated code needs and the user's code has.</summary>
    private static string? Taken(NetworkHeader header, Network network, bool makesFolded) =>
        network.Modules.Any(static m => m.Path == "gates") ? "gates"
        : header.Taken.FirstOrDefault(n => makesFolded || n != NetworkHeader.FoldedClass(header.Name));

    /// <summary>The file beside the source and the plan in it, when there is one and it fits.</summary>
    private static (PlanFile? File, PruningPlan? Plan) ReadPlan(NetworkHeader header, Architecture architecture, EquatableArray<PlanText> plans, List<PlacedFinding> findings)
    {
        var directory = header.FilePath.Substring(0, header.FilePath.LastIndexOf('/') + 1);
        var path = directory + header.Name + PlanFile.FileSuffix;
        var file = plans.FirstOrDefault(p => p.Path == path);
        if (file is null)
            return (null, null);
        PlanFile parsed;
        try
        {
            parsed = PlanFile.Parse(file.Text);
        }
        catch (PlanFileException exception)
        {
            findings.Add(Finding(Descriptors.BadPlan, 0, header.Name + PlanFile.FileSuffix, exception.Message));
            return (null, null);
        }
        if (parsed.Difference(architecture) is { } difference)
        {
            findings.Add(Finding(Descriptors.StalePlan, 0, header.Name + PlanFile.FileSuffix, header.Name, difference));
            return (null, null);
        }
        return (parsed, parsed.ToPlan(architecture));
    }

    private static void CheckBudget(NetworkHeader header, Network network, PruningPlan? plan, List<PlacedFinding> findings)
    {
        if (header.Budget is not { } budget || (budget.Of == ModelForm.Slim && plan is null))
            return;
        var widths = budget.Of == ModelForm.Slim ? plan!.Widths : network.DenseWidths;
        var flops = network.Flops[budget.Convention].Evaluate(widths);
        if (flops <= budget.Flops)
            return;
        var expensive = network.CostByLayer(budget.Convention, widths).OrderByDescending(static l => l.Flops).ThenBy(static l => l.Path, StringComparer.Ordinal).Take(3)
            .Select(static l => $"{l.Path} ({Number(l.Flops)})");
        findings.Add(Finding(Descriptors.BudgetExceeded, 1, header.Name, budget.Of == ModelForm.Slim ? "slim" : "dense", Number(flops), budget.Convention.ToString(), Number(budget.Flops), string.Join(", ", expensive),
            budget.Of == ModelForm.Slim ? "; to prune again, build with -p:PrunableIgnorePlans=true" : "") with
        {
            Hints = new[] { new Hint(HintKeys.Text, budget.Text), new Hint(HintKeys.Replacement, BudgetTexts.AtLeast(flops, budget.Text)) }.ToEquatable(),
        });
    }

    /// <summary>Generated code must be the same on every machine, so it names the source from the project's folder on.</summary>
    private static string Relative(string path, string directory)
    {
        var root = directory.Length == 0 || directory.EndsWith("/", StringComparison.Ordinal) ? directory : directory + "/";
        return root.Length > 0 && path.StartsWith(root, StringComparison.Ordinal) ? path.Substring(root.Length) : path.Substring(path.LastIndexOf('/') + 1);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static EquatableArray<PlacedFinding> Only(PlacedFinding? finding) => finding is null ? EquatableArray<PlacedFinding>.Empty : new[] { finding }.ToEquatable();

    private static PlacedFinding Finding(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, int origin, params string[] arguments) =>
        new(descriptor, origin, EquatableArray<int>.Empty, arguments.ToEquatable());
}
