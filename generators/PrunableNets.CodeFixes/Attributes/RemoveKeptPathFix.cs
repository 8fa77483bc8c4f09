using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Removes a path from <c>Keep</c> that names no layer of the network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveKeptPathFix)), Shared]
public sealed class RemoveKeptPathFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN1006"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(HintKeys.Keep, out var path)
                || await AttributeSite.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } attribute
                || AttributeEdits.Named(attribute, "Keep") is not { } argument
                || Remove(argument, path!) is not { } removed)
                continue;
            var changes = removed.Select(c => (attribute.SyntaxTree, c)).ToArray();
            context.RegisterCodeFix(
                CodeAction.Create($"Remove \"{path}\" from Keep", token => TextEdits.ApplyAsync(context.Document.Project.Solution, changes, token), nameof(RemoveKeptPathFix)), diagnostic);
        }
    }

    /// <summary>Null where the path is in no literal of the list.</summary>
    private static IEnumerable<TextChange>? Remove(AttributeArgumentSyntax argument, string path)
    {
        var literal = argument.DescendantNodes().OfType<LiteralExpressionSyntax>().FirstOrDefault(l => l.Token.ValueText == path);
        return literal?.Parent is not InitializerExpressionSyntax list ? null
            : list.Expressions.Count == 1 ? AttributeEdits.Remove(argument)
            : ListEdits.Remove(list.Expressions, literal);
    }
}
