using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Raises a budget to what the network costs. Variants share the budget of their class, so the dearest of them decides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RaiseBudgetFix)), Shared]
public sealed class RaiseBudgetFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN3003"];

    /// <summary>Not the batch fixer, which would keep the change of any one variant.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await TextEdits.ApplyAsync(document, await ChangesAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false), context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var changes = await ChangesAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false);
        if (changes.Count > 0)
            context.RegisterCodeFix(
                CodeAction.Create($"Raise the budget to {changes[0].NewText}", token => TextEdits.ApplyAsync(context.Document, changes, token), nameof(RaiseBudgetFix)), context.Diagnostics);
    }

    private static async Task<IReadOnlyList<TextChange>> ChangesAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var changes = new List<TextChange>();
        foreach (var budget in diagnostics.Where(static d => TextArgument.Replacement(d) is not null).GroupBy(static d => d.Location.SourceSpan))
        {
            // One budget has one unit, so numbers compare.
            var dearest = budget.OrderByDescending(static d => decimal.Parse(TextArgument.Replacement(d)!.TrimEnd('K', 'k', 'M', 'G', 'T', ' '), CultureInfo.InvariantCulture)).First();
            if (await AttributeSite.FindAsync(document, dearest, cancellation).ConfigureAwait(false) is { } attribute)
                changes.AddRange(TextArgument.Replace(attribute, dearest, TextArgument.Replacement(dearest)!));
        }
        return changes;
    }
}
