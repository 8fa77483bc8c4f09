using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PrunableNets.Generators.Diagnostics;

namespace PrunableNets.Generators.Analyzers;

/// <summary>
/// Says of a class that stands where a prunable one is asked for (<c>AddPruning&lt;Net&gt;</c>) what it lacks: the compiler says only that there is
/// no conversion to <c>IPrunableModel</c>, which nobody writes by hand.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PrunableTypeArgumentAnalyzer : DiagnosticAnalyzer
{
    private const string Asked = "PrunableNets.IPrunableModel`1";
    private const string Marked = "PrunableNets.PrunableAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.NotPrunable];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(Asked) is { } asked)
                start.RegisterSyntaxNodeAction(node => Check(node, asked), SyntaxKind.GenericName);
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol asked)
    {
        var name = (GenericNameSyntax)context.Node;
        var arguments = name.TypeArgumentList.Arguments;
        var info = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        var parameters = (info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols)
            .Select(static s => s switch { IMethodSymbol method => method.TypeParameters, INamedTypeSymbol type => type.TypeParameters, _ => [] })
            .FirstOrDefault(p => p.Length == arguments.Count);
        for (var i = 0; i < arguments.Count && !parameters.IsDefault; i++)
            if (parameters[i].ConstraintTypes.Any(c => SymbolEqualityComparer.Default.Equals(c.OriginalDefinition, asked))
                && context.SemanticModel.GetTypeInfo(arguments[i], context.CancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Class } model
                && !model.AllInterfaces.Any(a => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, asked))
                && WayOut(model, context.Compilation) is { } wayOut)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotPrunable, arguments[i].GetLocation(), model.Name, wayOut));
    }

    /// <summary>What to do about the class; null where the generator has said it at the class.</summary>
    private static string? WayOut(INamedTypeSymbol model, Compilation compilation)
    {
        var isMarked = model.GetAttributes().Any(static a => a.AttributeClass?.ToDisplayString() == Marked);
        var isHere = SymbolEqualityComparer.Default.Equals(model.ContainingAssembly, compilation.Assembly);
        var example = "[Prunable(\"3x32x32\")] with the shape of its input, and make it partial";
        return (isHere, isMarked) switch
        {
            (true, true) when model.GetMembers("CreateGated").Length > 0 =>
                "an input of it is \"null\", which a run could not give it; give the attribute a Name, and ask for the class of that name "
                    + "in it",
            (true, true) => null,
            (true, false) => $"mark it {example}",
            (false, true) => $"{model.ContainingAssembly.Name} was built without the source generator; its project needs the package PrunableNets itself, with its analyzers",
            (false, false) => $"in {model.ContainingAssembly.Name}, mark it {example}",
        };
    }
}
