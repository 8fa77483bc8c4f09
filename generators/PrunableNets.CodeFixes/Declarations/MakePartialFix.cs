using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Declarations;

/// <summary>Makes a class, and the types it stands in, partial in all of their declarations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0001", "PRN0010"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (diagnostic.Id == "PRN0010" && !diagnostic.Properties.ContainsKey(HintKeys.MakePartial))
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root!.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || model!.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } type)
            return;
        var changes = Changes(type).ToArray();
        context.RegisterCodeFix(
            CodeAction.Create($"Make '{type.Name}' partial", token => TextEdits.ApplyAsync(context.Document.Project.Solution, changes, token), nameof(MakePartialFix)), context.Diagnostics);
    }

    private static IEnumerable<(SyntaxTree Tree, TextChange Change)> Changes(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
            foreach (var part in current.DeclaringSyntaxReferences.Select(static r => r.GetSyntax()).OfType<TypeDeclarationSyntax>())
                if (!part.Modifiers.Any(SyntaxKind.PartialKeyword))
                    yield return (part.SyntaxTree, new TextChange(new TextSpan(part.Keyword.SpanStart, 0), "partial "));
    }
}
