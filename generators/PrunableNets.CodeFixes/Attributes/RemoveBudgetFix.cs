using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Removes <c>[FlopsBudget]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBudgetFix)), Shared]
public sealed class RemoveBudgetFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0006", "PRN3003"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await AttributeSite.FindAsync(context.Document, context.Diagnostics[0], context.CancellationToken).ConfigureAwait(false) is not { } attribute)
            return;
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var changes = AttributeEdits.Remove(attribute, text);
        context.RegisterCodeFix(CodeAction.Create("Remove the budget", token => TextEdits.ApplyAsync(context.Document, changes, token), nameof(RemoveBudgetFix)), context.Diagnostics);
    }
}
