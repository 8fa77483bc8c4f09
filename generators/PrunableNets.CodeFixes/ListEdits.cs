using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.CodeFixes;

/// <summary>Takes elements out of lists with commas.</summary>
internal static class ListEdits
{
    /// <summary>Removes an element and one comma; comments between them stay.</summary>
    public static IEnumerable<TextChange> Remove<T>(SeparatedSyntaxList<T> list, T element) where T : SyntaxNode
    {
        var index = list.IndexOf(element);
        if (list.Count == 1)
            return [Delete(element.Span)];
        var comma = list.GetSeparator(index > 0 ? index - 1 : 0);
        var span = index > 0 ? TextSpan.FromBounds(comma.SpanStart, element.Span.End) : TextSpan.FromBounds(element.SpanStart, list[1].SpanStart);
        return HasComments(element.Parent!, span) ? [Delete(element.Span), Delete(comma.Span)] : [Delete(span)];
    }

    public static TextChange Delete(TextSpan span) => new(span, "");

    private static bool HasComments(SyntaxNode list, TextSpan span) => list.DescendantTrivia(span)
        .Any(t => span.Contains(t.Span) && !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
}
