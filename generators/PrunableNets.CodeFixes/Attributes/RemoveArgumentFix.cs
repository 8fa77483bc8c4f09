using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Removes a named argument whose value cannot be: <c>RoundTo = 0</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0009"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(HintKeys.Argument, out var name)
                || await AttributeSite.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } attribute
                || AttributeEdits.Named(attribute, name!) is not { } argument)
                continue;
            var changes = AttributeEdits.Remove(argument);
            context.RegisterCodeFix(CodeAction.Create($"Remove {name}", token => TextEdits.ApplyAsync(context.Document, changes, token), nameof(RemoveArgumentFix)), diagnostic);
        }
    }
}
