using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>The part that fixes of a text in an attribute share: the diagnostic says what to write.</summary>
internal static class ReplaceTextFix
{
    /// <param name="context">Where a fix is asked for.</param>
    /// <param name="title">The action's name, with <c>{0}</c> for the new text.</param>
    /// <param name="key">Equivalence key.</param>
    public static async Task RegisterAsync(CodeFixContext context, string title, string key)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (TextArgument.Replacement(diagnostic) is not { } text
                || await AttributeSite.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } attribute)
                continue;
            var changes = TextArgument.Replace(attribute, diagnostic, text).Select(c => (attribute.SyntaxTree, c)).ToArray();
            if (changes.Length > 0)
                context.RegisterCodeFix(CodeAction.Create(string.Format(title, text), token => TextEdits.ApplyAsync(context.Document.Project.Solution, changes, token), key), diagnostic);
        }
    }
}
