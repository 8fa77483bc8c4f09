using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PrunableNets.Generators.Models;

/// <summary>A place in source as plain data, so that it can be cached without holding on to a syntax tree.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo From(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.Span, node.SyntaxTree.GetLineSpan(node.Span).Span);

    public static LocationInfo From(SyntaxToken token) => new(token.SyntaxTree!.FilePath, token.Span, token.SyntaxTree.GetLineSpan(token.Span).Span);

    /// <summary>The name in a declaration of a member.</summary>
    public static LocationInfo Of(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => From(type.Identifier),
        MethodDeclarationSyntax method => From(method.Identifier),
        PropertyDeclarationSyntax property => From(property.Identifier),
        VariableDeclaratorSyntax variable => From(variable.Identifier),
        _ => From(declaration),
    };

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
