using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Lowering;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Pipeline;

/// <summary>
/// The generator: lower, interpret, plan, emit. Only lowering sees symbols and runs on every edit; sources depend on the IR without
/// positions and on the plan file, so moving code re-emits nothing. Diagnostics are a branch of their own, which adds the positions.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class PrunableGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lowered = context.SyntaxProvider.ForAttributeWithMetadataName(
                "PrunableNets.PrunableAttribute",
                static (node, _) => node is ClassDeclarationSyntax or MethodDeclarationSyntax,
                static (attributed, token) => NetworkLowerer.Lower(attributed, token))
            .SelectMany(static (networks, _) => networks)
            .WithTrackingName(TrackingNames.Lower);

        var plans = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(PlanFile.FileSuffix, StringComparison.Ordinal))
            .Select(static (file, token) => new PlanText(BuildSettings.Normalized(file.Path), file.GetText(token)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => files.OrderBy(static f => f.Path, StringComparer.Ordinal).ToEquatable());

        var settings = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildSettings.Read(options.GlobalOptions));

        var planned = lowered
            .Select(static (network, _) => (network.Header, network.Program))
            .WithTrackingName(TrackingNames.Program)
            .Select(static (network, token) => NetworkInterpreter.Run(network.Header, network.Program, token))
            .WithTrackingName(TrackingNames.Interpret)
            .Combine(plans)
            .Combine(settings)
            .Select(static (pair, token) => NetworkPlanner.Plan(pair.Left.Left, pair.Left.Right, pair.Right, token))
            .WithTrackingName(TrackingNames.Plan);

        context.RegisterSourceOutput(planned, static (output, network) =>
        {
            foreach (var (name, text) in network.Sources)
                output.AddSource(name.Replace("@", ""), text);
        });

        context.RegisterSourceOutput(lowered.Combine(planned.Collect()), static (output, pair) =>
        {
            foreach (var error in pair.Left.Errors)
                output.ReportDiagnostic(error.ToDiagnostic());
            var network = pair.Right.FirstOrDefault(n => n.FullName == pair.Left.Header?.FullName);
            foreach (var finding in network?.Findings ?? EquatableArray<PlacedFinding>.Empty)
                output.ReportDiagnostic(finding.ToDiagnostic(pair.Left.Spans));
        });
    }
}
