using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.CodeFixes.Declarations;

/// <summary>The constructors of a module class that run to the end of the construction.</summary>
internal static class ModuleConstructors
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>The class that a diagnostic names, which it does without type arguments.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, string name, CancellationToken cancellation) => compilation
        .GetSymbolsWithName(name.Substring(name.LastIndexOf('.') + 1), SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
        .FirstOrDefault(t => t.ToDisplayString(Format) == name);

    /// <summary>
    /// Constructors that do not chain to another of the class, of the class itself or of the nearest base class that declares some. None
    /// where the class has a primary constructor, which has no body.
    /// </summary>
    public static IReadOnlyList<ConstructorDeclarationSyntax> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var declared = current.InstanceConstructors.SelectMany(static c => c.DeclaringSyntaxReferences).Select(r => r.GetSyntax(cancellation)).ToArray();
            if (declared.Any(static d => d is TypeDeclarationSyntax))
                return [];
            if (declared.Length > 0)
                return declared.OfType<ConstructorDeclarationSyntax>().Where(static c => c.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true).ToArray();
        }
        return [];
    }

    /// <summary>The call that registers the fields, as a statement of the body itself.</summary>
    public static StatementSyntax? Registration(ConstructorDeclarationSyntax constructor) => constructor.Body?.Statements
        .FirstOrDefault(static s => s is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && IsRegistration(call));

    /// <summary>The body calls it somewhere, or may end before its last statement.</summary>
    public static bool IsIntricate(ConstructorDeclarationSyntax constructor) => constructor
        .DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static n => n is ReturnStatementSyntax || (n is InvocationExpressionSyntax call && IsRegistration(call)));

    private static bool IsRegistration(InvocationExpressionSyntax call) => call is
    {
        ArgumentList.Arguments.Count: 0,
        Expression: IdentifierNameSyntax { Identifier.ValueText: "RegisterComponents" } or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: "RegisterComponents" },
    };
}
