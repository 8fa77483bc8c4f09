using System;
using System.Collections.Generic;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>C# names for module paths and groups: unique, valid, and close to the path.</summary>
/// <param name="network">Whose modules.</param>
/// <param name="module">The module in whose class the names are: paths are as seen from there.</param>
internal sealed class Identifiers(Network network, string module = "")
{
    // Names that generated members use themselves.
    private static readonly HashSet<string> s_members = new(
        [
            "input", "gate", "gates", "dense", "modules", "plan", "widths", "Widths", "Kept", "training", "forward", "call", "name",
            "Gates", "Gate", "Add", "AddAll", "Layout", "Level", "ScatterAdd", "Sum", "scope", "device", "path",
            "register_module", "register_buffer", "get_buffer", "functional", "torch", "nn", "tensor", "cat", "ones", "zeros",
            "Tensor", "Module", "Parameter", "PaddingModes", "TorchSharp",
        ],
        StringComparer.Ordinal);

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The name of a path, the same at every call: <c>layer1.0.conv1</c> is <c>layer1_0_conv1</c>.</summary>
    public string Of(string path)
    {
        if (names.TryGetValue(path, out var known))
            return known;
        var name = ValidNames.Of(ModulePaths.Relative(path, module));
        while (IsUsed(name) || !used.Add(name))
            name += "_";
        return names[path] = name;
    }

    /// <summary>Something has the name, or could not be called by it if a variable had it.</summary>
    public bool IsTaken(string name) => (name != "input" && (IsUsed(name) || used.Contains(name))) || ValidNames.IsKeyword(name);

    /// <summary>Factories are called by the names of their types.</summary>
    private bool IsUsed(string name) => s_members.Contains(name) || network.Tree.Types.Contains(name);
}
