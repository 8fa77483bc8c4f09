using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Replaces a string literal of an attribute. A constant that is defined elsewhere has other readers and is left alone.</summary>
internal static class TextArgument
{
    /// <summary>What to write instead, as the diagnostic says.</summary>
    public static string? Replacement(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(HintKeys.Replacement, out var text) ? text : null;

    /// <summary>Empty where the attribute holds the text in no literal.</summary>
    public static IReadOnlyList<TextChange> Replace(AttributeSyntax attribute, Diagnostic diagnostic, string replacement) =>
        Literals(attribute, diagnostic.Properties[HintKeys.Text]!).Select(l => new TextChange(l.Span, SymbolDisplay.FormatLiteral(replacement, true))).ToArray();

    private static IEnumerable<LiteralExpressionSyntax> Literals(AttributeSyntax attribute, string text) =>
        attribute.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(l => l.IsKind(SyntaxKind.StringLiteralExpression) && l.Token.ValueText == text);
}
