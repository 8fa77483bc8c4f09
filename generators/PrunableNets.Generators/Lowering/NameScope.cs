using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>
/// Finds what of the user's has a name that generated code means a thing of the library by. Generated code stands in the user's class and
/// namespace, whose members come before what a file's usings bring in; global usings are in every file, and come with them.
/// </summary>
internal sealed class NameScope
{
    private static readonly ConditionalWeakTable<Compilation, NameScope> Scopes = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<INamespaceSymbol, IReadOnlyList<string>> ofNamespaces = new(SymbolEqualityComparer.Default);
    private IReadOnlyList<string>? ofUsings;

    private NameScope(Compilation compilation) => this.compilation = compilation;

    /// <summary>The user's own classes with names that those of a plan have.</summary>
    public static EquatableArray<string> Taken(INamespaceSymbol space, string model) =>
        new[] { NetworkHeader.SlimClass(model), NetworkHeader.FoldedClass(model) }
            .Where(n => space.GetTypeMembers(n).Length > 0).ToEquatable();

    /// <summary>Clashes inside of a class, by name.</summary>
    public static EquatableArray<NameClash> Clashes(INamedTypeSymbol type, Compilation compilation)
    {
        if (LibraryNames.Of(compilation) is not { } library)
            return EquatableArray<NameClash>.Empty;
        var scope = Scopes.GetValue(compilation, static c => new NameScope(c));
        var names = new SortedSet<string>(OfType(type, library), System.StringComparer.Ordinal);
        names.UnionWith(OfVariants(type).Where(library.Contains));
        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
            names.UnionWith(scope.ofNamespaces.GetOrAdd(space, s => scope.OfNamespace(s, library)));
        names.UnionWith(scope.ofUsings ??= scope.OfUsings(library));
        return names.Select(library.Resolve).ToEquatable();
    }

    private static IEnumerable<string> OfType(INamedTypeSymbol type, LibraryNames library)
    {
        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, library.Assembly); current = current.BaseType)
            foreach (var member in current.GetMembers())
                // What cannot be called does not come before a function.
                if (library.Contains(member.Name) && (CanBeCalled(member) || library.IsValue(member.Name)))
                    yield return member.Name;
    }

    /// <summary>Variants become nested classes.</summary>
    private static IEnumerable<string> OfVariants(INamedTypeSymbol type) => new[] { type }.Concat<ISymbol>(type.GetMembers().Where(static m => m is IMethodSymbol { IsStatic: true }))
        .SelectMany(static s => s.GetAttributes()).Where(static a => a.AttributeClass?.Name == nameof(PrunableAttribute))
        .Select(static a => a.NamedArguments.FirstOrDefault(static n => n.Key == nameof(PrunableAttribute.Name)).Value.Value as string).OfType<string>();

    private static bool CanBeCalled(ISymbol member) => member is not (IFieldSymbol { Type.TypeKind: not (TypeKind.Delegate or TypeKind.Dynamic) } or IPropertySymbol { Type.TypeKind: not (TypeKind.Delegate or TypeKind.Dynamic) });

    private IReadOnlyList<string> OfNamespace(INamespaceSymbol space, LibraryNames library) =>
        space.GetMembers().Where(m => library.Contains(m.Name) && IsForeign(m, library)).Select(static m => m.Name).ToArray();

    private IReadOnlyList<string> OfUsings(LibraryNames library)
    {
        var found = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var directive in ((CompilationUnitSyntax)tree.GetRoot()).Usings.Where(static u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            {
                var target = compilation.GetSemanticModel(tree).GetSymbolInfo(directive.NamespaceOrType).Symbol;
                if (directive.Alias is { } alias)
                    found.AddRange(target is null || IsForeign(target, library) ? [alias.Name.Identifier.ValueText] : []);
                else if (target is INamespaceOrTypeSymbol imported && (target is INamespaceSymbol || IsForeign(target, library)))
                    found.AddRange(imported.GetMembers().Where(m => target is INamedTypeSymbol ? m.IsStatic || m is INamedTypeSymbol : m is INamedTypeSymbol && IsForeign(m, library)).Select(static m => m.Name));
            }
        }
        return found.Where(library.Contains).ToArray();
    }

    private bool IsForeign(ISymbol symbol, LibraryNames library) => symbol switch
    {
        // The library's own namespace, in the one place where its name means it.
        INamespaceSymbol { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } => false,
        INamespaceSymbol => true,
        _ => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, library.Assembly)
            && symbol.ContainingNamespace?.ToDisplayString() is not ("PrunableNets" or "System.Collections.Generic")
            && compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly),
    };
}
