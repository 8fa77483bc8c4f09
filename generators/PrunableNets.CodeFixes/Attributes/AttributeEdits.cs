using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Takes attributes, and arguments of attributes, out of the text.</summary>
internal static class AttributeEdits
{
    /// <summary>Removes an attribute, with its brackets and its line where it has these for itself.</summary>
    public static IReadOnlyList<TextChange> Remove(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return ListEdits.Remove(list.Attributes, attribute).ToArray();
        var first = text.Lines.GetLineFromPosition(list.SpanStart);
        var last = text.Lines.GetLineFromPosition(list.Span.End);
        var before = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart));
        var behind = text.ToString(TextSpan.FromBounds(list.Span.End, last.End));
        if (string.IsNullOrWhiteSpace(before) && string.IsNullOrWhiteSpace(behind))
            return [ListEdits.Delete(TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak))];
        // White space goes on one side only, so that what stands on the other side keeps its place.
        var start = string.IsNullOrWhiteSpace(behind) ? list.SpanStart - (before.Length - before.TrimEnd().Length) : list.SpanStart;
        var end = list.Span.End + (string.IsNullOrWhiteSpace(behind) ? 0 : behind.Length - behind.TrimStart().Length);
        return [ListEdits.Delete(TextSpan.FromBounds(start, end))];
    }

    /// <summary>The argument with a name, or null.</summary>
    public static AttributeArgumentSyntax? Named(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    public static IReadOnlyList<TextChange> Remove(AttributeArgumentSyntax argument) =>
        ListEdits.Remove(((AttributeArgumentListSyntax)argument.Parent!).Arguments, argument).ToArray();
}
