using System.Collections.Generic;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Values;

/// <summary>An instance of a user class.</summary>
public class ObjectValue(string type) : Value
{
    /// <summary>Full name of the class.</summary>
    public string Type { get; } = type;

    public Dictionary<string, Value> Fields { get; } = new(System.StringComparer.Ordinal);

    public override string Describe() => $"an instance of {Type.Substring(Type.LastIndexOf('.') + 1)}";
}

/// <summary>A module: a user class derived from <c>nn.Module</c>, a container, or a layer of the library.</summary>
public sealed class ModuleValue(string type, ModuleKind kind, Layer? layer = null) : ObjectValue(type)
{
    public ModuleKind Kind { get; } = kind;

    /// <summary>The layer, for a leaf of the library.</summary>
    public Layer? Layer { get; } = layer;

    /// <summary>Registered submodules, in order.</summary>
    public List<(string Name, ModuleValue Module)> Children { get; } = [];

    /// <summary>Registered parameters and buffers, in order.</summary>
    public List<(string Name, TensorLayer Layer)> Tensors { get; } = [];

    /// <summary>Position in the module tree, once the root's constructor has ended.</summary>
    public string? Path { get; set; }

    /// <summary><c>RegisterComponents</c> has run; it does nothing a second time.</summary>
    public bool IsRegistered { get; set; }
}

public enum ModuleKind
{
    User, Sequential, List, Dictionary, Layer,
}
