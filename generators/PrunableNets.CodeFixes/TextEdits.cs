using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.CodeFixes;

/// <summary>
/// Code fixes change text, not trees: everything they do not name, comments and layout included, stays as it is, and no formatter has a say.
/// </summary>
internal static class TextEdits
{
    public static async Task<Document> ApplyAsync(Document document, IEnumerable<TextChange> changes, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(changes.Distinct().OrderBy(static c => c.Span.Start)));
    }

    /// <summary>Applies changes to the files that the trees are of.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(SyntaxTree Tree, TextChange Change)> changes, CancellationToken cancellation)
    {
        foreach (var file in changes.GroupBy(static c => c.Tree))
        {
            if (solution.GetDocument(file.Key) is not { } document)
                continue;
            var changed = await ApplyAsync(document, file.Select(static c => c.Change), cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, await changed.GetTextAsync(cancellation).ConfigureAwait(false));
        }
        return solution;
    }

    /// <summary>The file's own line end.</summary>
    public static string LineEnd(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    /// <summary>White space at the start of the line that holds a position.</summary>
    public static string Indentation(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
