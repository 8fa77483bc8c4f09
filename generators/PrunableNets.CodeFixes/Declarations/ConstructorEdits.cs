using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.CodeFixes.Declarations;

/// <summary>Appends a statement to the body of a constructor.</summary>
internal static class ConstructorEdits
{
    private const string Step = "    ";

    /// <summary>Adds a statement at the end; an expression body becomes a block.</summary>
    public static TextChange Append(ConstructorDeclarationSyntax constructor, string statement, SourceText text) => constructor switch
    {
        { ExpressionBody: { } expression } => ToBlock(constructor, expression, statement, text),
        { Body: { } body } => Append(constructor, body, statement, text),
        _ => default,
    };

    private static TextChange Append(ConstructorDeclarationSyntax constructor, BlockSyntax body, string statement, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(body.CloseBraceToken.SpanStart);
        if (body.OpenBraceToken.SpanStart >= line.Start)
            return new TextChange(new TextSpan(body.CloseBraceToken.SpanStart, 0), (text[body.CloseBraceToken.SpanStart - 1] == ' ' ? "" : " ") + statement + " ");
        var lineEnd = TextEdits.LineEnd(text);
        if (body.Statements.LastOrDefault() is not { } last)
            return new TextChange(new TextSpan(line.Start, 0), TextEdits.Indentation(text, constructor.SpanStart) + Step + statement + lineEnd);
        if (last.Span.End >= line.Start)
            return new TextChange(new TextSpan(last.Span.End, 0), " " + statement);
        // Behind the last statement's own comment; what stands in front of the brace stays there.
        var end = last.GetTrailingTrivia().Where(static t => IsComment(t)).Select(static t => t.Span.End).Append(last.Span.End).Max();
        return new TextChange(new TextSpan(end, 0), lineEnd + TextEdits.Indentation(text, last.SpanStart) + statement);
    }

    private static TextChange ToBlock(ConstructorDeclarationSyntax constructor, ArrowExpressionClauseSyntax expression, string statement, SourceText text)
    {
        var (lineEnd, indentation) = (TextEdits.LineEnd(text), TextEdits.Indentation(text, constructor.SpanStart));
        var before = expression.ArrowToken.GetPreviousToken();
        var comments = Comments(before.TrailingTrivia.Concat(expression.ArrowToken.LeadingTrivia).Concat(expression.ArrowToken.TrailingTrivia)).ToArray();
        var behind = Comments(constructor.SemicolonToken.TrailingTrivia).ToArray();
        var lines = new List<string> { "", indentation + "{" };
        lines.AddRange(comments.Select(c => indentation + Step + c));
        lines.Add(indentation + Step + string.Join(" ", new[] { expression.Expression + ";" }.Concat(behind)));
        lines.Add(indentation + Step + statement);
        lines.Add(indentation + "}");
        var end = behind.Length == 0 ? constructor.Span.End : constructor.SemicolonToken.TrailingTrivia.Last(static t => IsComment(t)).Span.End;
        return new TextChange(TextSpan.FromBounds(before.Span.End, end), string.Join(lineEnd, lines));
    }

    private static IEnumerable<string> Comments(IEnumerable<SyntaxTrivia> trivia) => trivia.Where(static t => IsComment(t)).Select(static t => t.ToString());

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
