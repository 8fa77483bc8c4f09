using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Names of the classes in a form: the user's, or with a number behind where another has it.</summary>
internal sealed class ClassNames(Network network, IReadOnlyList<string> reserved)
{
    // What generated code calls by these names, and what the network's own members are called.
    private readonly HashSet<string> used = new(
        [
            "Widths", "Kept", "Slim", "Gated", "Gates", "Gate", "Add", "AddAll", "Level", "Sum", "ScatterAdd", "Load", "Sequential",
            "Part", "Part2", "Part3", "Part4", "Part5", "Layout", "Tensor", "Module", "Parameter", "Scalar", "TensorIndex",
            "PaddingModes", "TorchSharp", "torch", "nn", "functional", "System", "forward", "call",
            .. network.Modules.Where(static m => m.Layer is not null).Select(static m => m.Type),
            .. network.Layers.Select(static l => l.Type),
            .. network.Modules.SelectMany(static m => m.Path.Split('.')), .. reserved,
        ],
        StringComparer.Ordinal);

    public string Of(string type)
    {
        var name = ValidNames.Of(type);
        var unique = name;
        for (var i = 2; !used.Add(unique); i++)
            unique = name + i;
        return unique;
    }
}
