using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Writes an input shape as <c>[Prunable]</c> reads it, and its element type where layers need whole numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputShapeFix)), Shared]
public sealed class InputShapeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0003", "PRN1006"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ReplaceTextFix.RegisterAsync(context, "Write the input shape as \"{0}\"", nameof(InputShapeFix));
}
