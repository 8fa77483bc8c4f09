using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Emission;

/// <summary>
/// Writes names of the library from <c>global::</c> on where the user has something of the same name. Emitters write short names, which
/// nearly always mean what they say; a file with a clash is read again, and only the names in question grow long.
/// </summary>
internal static class QualifiedNames
{
    private const string Model = "PRUNABLE__MODEL";
    private const string Host = "PRUNABLE__HOST";
    private const string Made = "PRUNABLE__MADE";

    /// <summary>The header for the emitters: in place of the user's own names, which may be among the clashes, it has some that cannot be.</summary>
    public static NetworkHeader Protect(NetworkHeader header) => IsPlain(header) ? header : header with
    {
        Name = Model,
        Host = header.IsVariant ? Host : "",
        NetworkType = header.NetworkType == MadeName(header) ? Made : header.NetworkType,
        Creation = header.Creation.StartsWith("new ", StringComparison.Ordinal) ? $"new {Made}{header.Creation.Substring(4 + MadeName(header).Length)}" : Made + header.Creation.Substring(MadeName(header).Length),
    };

    /// <summary>What was emitted for the protected header, with every name as it has to be.</summary>
    public static string Write(string text, NetworkHeader header) => IsPlain(header) ? text
        : Qualify(text, header).Replace(Model, Escaped(header.Name)).Replace(Host, Escaped(header.Host)).Replace(Made, Escaped(MadeName(header)));

    private static bool IsPlain(NetworkHeader header) => header.Clashes.Count == 0 && new[] { header.Name, header.Host, MadeName(header) }.All(static n => Escaped(n) == n);

    /// <summary>A name that is a keyword is written with its sign.</summary>
    private static string Escaped(string name) => string.Join(".", name.Split('.').Select(static part => SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None ? part : "@" + part));

    /// <summary>The class or method that makes the network.</summary>
    private static string MadeName(NetworkHeader header)
    {
        var start = header.Creation.StartsWith("new ", StringComparison.Ordinal) ? 4 : 0;
        return header.Creation.Substring(start, header.Creation.IndexOf('(') - start);
    }

    private static string Qualify(string text, NetworkHeader header)
    {
        var clashes = header.Clashes.Where(c => text.Contains(c.Name)).ToDictionary(static c => c.Name, StringComparer.Ordinal);
        if (clashes.Count == 0)
            return text;
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        var declared = new DeclaredNames(root);
        var changes = new List<TextChange>();
        foreach (var name in root.DescendantNodes(static n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>())
            if (clashes.TryGetValue(name.Identifier.ValueText, out var clash) && IsFirst(name) && !IsOfNamespace(name) && Qualified(name, clash, declared) is { } qualified)
                changes.Add(new TextChange(name.Identifier.Span, qualified));
        return SourceText.From(text).WithChanges(changes).ToString();
    }

    private static bool IsOfNamespace(SimpleNameSyntax name) => name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.Span.Contains(name.Span) == true;

    private static string? Qualified(SimpleNameSyntax name, NameClash clash, DeclaredNames declared)
    {
        if (name.Parent is InvocationExpressionSyntax)
            return declared.Methods.Contains(clash.Name) ? null : clash.Call;
        var isDeclared = name.Parent is QualifiedNameSyntax || SyntaxFacts.IsInTypeOnlyContext(name) ? declared.Types.Contains(clash.Name) : declared.Variables.Contains(clash.Name);
        return isDeclared ? null : clash.Value;
    }

    /// <summary>The name is looked up where it stands: nothing is in front of it that it is a member of, and it names no argument.</summary>
    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberAccessExpressionSyntax access => access.Expression == name,
        AliasQualifiedNameSyntax or MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or BaseNamespaceDeclarationSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };
}
