using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Turns the name of a variant into one that a class can have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VariantNameFix)), Shared]
public sealed class VariantNameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0009"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ReplaceTextFix.RegisterAsync(context, "Name the variant \"{0}\"", nameof(VariantNameFix));
}
