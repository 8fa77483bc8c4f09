using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>The reasons that the generator's sources can give, by rule, with <c>…</c> for what is only known when they are given.</summary>
internal static class ReasonsInCode
{
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["FindingKind.UnsupportedConstruct"] = "PRN1001",
        ["FindingKind.UnknownValue"] = "PRN1002",
        ["FindingKind.UnknownMember"] = "PRN1003",
        ["FindingKind.BudgetExhausted"] = "PRN1004",
        ["FindingKind.Throws"] = "PRN1005",
        ["FindingKind.Structure"] = "PRN1006",
        ["FindingKind.Shape"] = "PRN2001",
        ["Descriptors.BadVariant"] = "PRN0009",
        ["Descriptors.BudgetExhausted"] = "PRN1004",
        ["Descriptors.NestedOrGeneric"] = "PRN0004",
    };

    /// <summary>Rule and reason, each once.</summary>
    public static IReadOnlyList<(string Rule, string Reason)> Read(string root) => Directory.GetFiles(Path.Combine(root, "generators"), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
        .SelectMany(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes()).SelectMany(Of)
        .Where(static r => r.Reason.Any(char.IsLetter)).Distinct().OrderBy(static r => r.Rule, StringComparer.Ordinal).ThenBy(static r => r.Reason, StringComparer.Ordinal).ToArray();

    private static IEnumerable<(string Rule, string Reason)> Of(SyntaxNode node)
    {
        var (name, arguments) = node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => (access.Name.Identifier.Text, call.ArgumentList.Arguments),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax identifier } call => (identifier.Identifier.Text, call.ArgumentList.Arguments),
            ObjectCreationExpressionSyntax { ArgumentList: { } list } creation => (creation.Type.ToString().Split('.')[^1], list.Arguments),
            _ => ("", default),
        };
        var (rule, message) = name switch
        {
            "Stop" or "Finding" when arguments.Count >= 3 => (Rules.GetValueOrDefault(arguments[0].ToString(), ""), arguments[2]),
            "Create" when arguments.Count >= 3 => (Rules.GetValueOrDefault(arguments[0].ToString(), ""), arguments[^1]),
            "Refuse" => ("PRN1001", arguments[0]),
            "Refused" or "IrUnsupported" or "IrUnsupportedStatement" or "IrUnsupportedPattern" when arguments.Count == 2 => ("PRN1001", arguments[1]),
            "UnknownValue" => ("PRN1002", arguments[0]),
            "UnknownMemberValue" => ("PRN1003", arguments[0]),
            "UnsupportedValue" => ("PRN1001", arguments[0]),
            "ShapeException" => ("PRN2001", arguments[0]),
            _ => ("", null),
        };
        return rule.Length == 0 ? [] : Texts(message!.Expression).Select(text => (rule, text));
    }

    private static IEnumerable<string> Texts(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [literal.Token.ValueText],
        InterpolatedStringExpressionSyntax text => [string.Concat(text.Contents.Select(static c => c is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : "…"))],
        ConditionalExpressionSyntax choice => Texts(choice.WhenTrue).Concat(Texts(choice.WhenFalse)),
        ParenthesizedExpressionSyntax inner => Texts(inner.Expression),
        _ => [],
    };
}
