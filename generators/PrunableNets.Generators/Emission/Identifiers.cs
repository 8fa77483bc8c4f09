using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>C# names for module paths and groups: unique, valid, and close to the path.</summary>
internal sealed class Identifiers(Network network)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    // Names that generated members use themselves; factories are called by the names of their types.
    private readonly HashSet<string> used = new(
        [
            "input", "gate", "gates", "dense", "modules", "plan", "widths", "Widths", "training", "forward", "call", "name", "Gates", "Gate", "Add", "Block", "ScatterAdd", "Sum",
            "register_module", "register_buffer", "get_buffer", "functional", "torch", "nn", "tensor", "cat", "ones", "zeros", "Tensor", "Module", "Parameter", "PaddingModes", "TorchSharp",
            .. network.Modules.Select(static m => m.Type),
        ],
        StringComparer.Ordinal);

    /// <summary>The name of a path, the same at every call: <c>layer1.0.conv1</c> is <c>layer1_0_conv1</c>.</summary>
    public string Of(string path)
    {
        if (names.TryGetValue(path, out var known))
            return known;
        var name = new string(path.Select(static c => char.IsLetterOrDigit(c) ? c : '_').ToArray());
        if (name.Length == 0 || char.IsDigit(name[0]) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || IsVariable(name))
            name = "_" + name;
        while (!used.Add(name))
            name += "_";
        return names[path] = name;
    }

    /// <summary>The tensors of forward are x and a number.</summary>
    private static bool IsVariable(string name) => name.Length > 1 && name[0] == 'x' && name.Skip(1).All(char.IsDigit);
}
