using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.Generators.Emission;

/// <summary>Names that a generated file declares itself, which come before everything else in it.</summary>
internal sealed class DeclaredNames
{
    public DeclaredNames(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            var (names, name) = node switch
            {
                VariableDeclaratorSyntax variable => (Variables, variable.Identifier),
                ParameterSyntax parameter => (Variables, parameter.Identifier),
                ForEachStatementSyntax loop => (Variables, loop.Identifier),
                SingleVariableDesignationSyntax designation => (Variables, designation.Identifier),
                PropertyDeclarationSyntax property => (Variables, property.Identifier),
                MethodDeclarationSyntax method => (Methods, method.Identifier),
                BaseTypeDeclarationSyntax type => (Types, type.Identifier),
                TypeParameterSyntax type => (Types, type.Identifier),
                _ => (null, default),
            };
            names?.Add(name.ValueText);
        }
        // A type is a value too where a static member of it follows.
        Variables.UnionWith(Types);
    }

    /// <summary>Fields, properties, parameters, local variables and types.</summary>
    public HashSet<string> Variables { get; } = [];

    public HashSet<string> Methods { get; } = [];

    public HashSet<string> Types { get; } = [];
}
