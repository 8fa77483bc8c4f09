using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter;

/// <summary>The module tree of a network.</summary>
/// <param name="Modules">Registered modules, in registration order.</param>
/// <param name="Tensors">Parameters and buffers that user modules hold themselves, in registration order.</param>
/// <param name="Paths">All paths of a layer or tensor: it has several where it, or a module above it, is registered more than once.</param>
public sealed record NetworkModules(IReadOnlyList<ModuleEntry> Modules, IReadOnlyList<ModuleEntry> Tensors, ILookup<Layer, string> Paths)
{
    /// <summary>The modules directly in a module, by its path.</summary>
    public ILookup<string, ModuleEntry> ModulesIn { get; } = Modules.ToLookup(static m => m.Parent, StringComparer.Ordinal);

    /// <summary>The tensors directly in a module, by its path.</summary>
    public ILookup<string, ModuleEntry> TensorsIn { get; } = Tensors.ToLookup(static t => t.Parent, StringComparer.Ordinal);

    /// <summary>The modules by their paths.</summary>
    public IReadOnlyDictionary<string, ModuleEntry> ByPath { get; } = Modules.ToDictionary(static m => m.Path, StringComparer.Ordinal);

    /// <summary>Their types, each once.</summary>
    public HashSet<string> Types { get; } = [.. Modules.Select(static m => m.Type).Distinct()];
}

/// <summary>A registered module or tensor.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Type">Its type's simple name.</param>
/// <param name="Layer">The layer, for a leaf of the library.</param>
/// <param name="Same">The path under which it is registered already; null at the first.</param>
public sealed record ModuleEntry(string Path, string Type, Layer? Layer, string? Same = null)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>The path of the parent, empty for children of the root.</summary>
    public string Parent => Path.LastIndexOf('.') is var dot and >= 0 ? Path.Substring(0, dot) : "";
}
