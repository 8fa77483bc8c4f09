using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Lowering;

/// <summary>The names that the usings of a generated file bring in.</summary>
internal sealed class LibraryNames
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, LibraryNames> Known = new();

    private static readonly Dictionary<string, string> Others = new()
    {
        ["TorchSharp"] = "global::TorchSharp",
        ["IReadOnlyList"] = "global::System.Collections.Generic.IReadOnlyList",
    };

    private const string Forms = "PrunableNets.FormFunctions";

    private readonly INamedTypeSymbol torch;
    private readonly INamedTypeSymbol nn;

    /// <summary>What forms call in our library; null for a compilation without it.</summary>
    private readonly INamedTypeSymbol? forms;
    private readonly INamespaceSymbol? modules;
    private readonly HashSet<string> names;

    private LibraryNames(INamedTypeSymbol torch, INamedTypeSymbol? forms)
    {
        this.torch = torch;
        this.forms = forms;
        nn = torch.GetTypeMembers("nn").First();
        modules = torch.ContainingNamespace.GetNamespaceMembers().FirstOrDefault(static n => n.Name == "Modules");
        names = [.. Others.Keys, .. torch.ContainingNamespace.GetTypeMembers().Select(static t => t.Name), .. modules?.GetTypeMembers().Select(static t => t.Name) ?? []];
        foreach (var type in new[] { torch, nn, forms }.OfType<INamedTypeSymbol>())
        {
            names.UnionWith(type.MemberNames);
            names.UnionWith(type.GetTypeMembers().Select(static t => t.Name));
        }
    }

    public IAssemblySymbol Assembly => torch.ContainingAssembly;

    /// <summary>Null where the compilation has no TorchSharp.</summary>
    public static LibraryNames? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("TorchSharp.torch") is { } torch && torch.GetTypeMembers("nn").Length > 0 ? Known.GetValue(torch, t => new LibraryNames(t, compilation.GetTypeByMetadataName(Forms))) : null;

    public bool Contains(string name) => names.Contains(name);

    /// <summary>What a name stands for in a file of the same usings and nothing else.</summary>
    public NameClash Resolve(string name) => new(name, Value(name), Call(name));

    /// <summary>The name stands for something else than functions.</summary>
    public bool IsValue(string name) => Value(name) is not null;

    private string? Value(string name) =>
        Others.TryGetValue(name, out var other) ? other
        : forms?.GetTypeMembers(name).Length > 0 ? $"global::{Forms}.{name}"
        : modules?.GetTypeMembers(name).Length > 0 ? "global::TorchSharp.Modules." + name
        : torch.ContainingNamespace.GetTypeMembers(name).Length > 0 ? "global::TorchSharp." + name
        : HasValue(torch, name) ? "global::TorchSharp.torch." + name
        : HasValue(nn, name) ? "global::TorchSharp.torch.nn." + name
        : null;

    private string? Call(string name) =>
        forms?.GetMembers(name).Any(static m => m is IMethodSymbol) == true ? $"global::{Forms}.{name}"
        : nn.GetMembers(name).Any(static m => m is IMethodSymbol) ? "global::TorchSharp.torch.nn." + name
        : torch.GetMembers(name).Any(static m => m is IMethodSymbol) ? "global::TorchSharp.torch." + name
        : null;

    private static bool HasValue(INamedTypeSymbol type, string name) => type.GetMembers(name).Any(static m => m is not IMethodSymbol);
}
