using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Values;

/// <summary>An instance of a user class or struct.</summary>
public class ObjectValue(string type) : Value
{
    /// <summary>Full name of the class, without type arguments.</summary>
    public string Type { get; } = type;

    /// <summary>With type arguments.</summary>
    public string FullType { get; init; } = type;

    /// <summary>What the type parameters of the class and its bases stand for.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = NoTypes;

    public static IReadOnlyDictionary<string, string> NoTypes { get; } = new Dictionary<string, string>();

    /// <summary>Assigning it makes a copy, unless it has become an object.</summary>
    public bool IsStruct { get; init; }

    public bool IsBoxed { get; init; }

    public Dictionary<string, Value> Fields { get; private init; } = new(System.StringComparer.Ordinal);

    /// <summary>Another of the same type with the same members; structs in it are copied too.</summary>
    public ObjectValue Copy(bool isBoxed = false)
    {
        var copy = new ObjectValue(Type) { FullType = FullType, Types = Types, IsStruct = IsStruct, IsBoxed = isBoxed };
        foreach (var field in Fields)
            copy.Fields[field.Key] = Copied(field.Value);
        return copy;
    }

    /// <summary>The whole struct is assigned.</summary>
    public void Become(ObjectValue other)
    {
        var fields = new Dictionary<string, Value>(other.Fields);
        foreach (var field in fields)
            Fields[field.Key] = Copied(field.Value);
    }

    /// <summary>What another variable gets: structs and tuples are values.</summary>
    public static Value Copied(Value value) => value switch
    {
        ObjectValue { IsStruct: true, IsBoxed: false } instance => instance.Copy(),
        TupleValue { IsClass: false } tuple => tuple.Copy(),
        _ => value,
    };

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

    /// <summary>Buffers that are in no state dict: every instance makes them anew.</summary>
    public Dictionary<string, TensorValue> Constants { get; } = new(System.StringComparer.Ordinal);

    /// <summary>What enumerations find: a list or dictionary of modules registers its items when it is registered itself.</summary>
    public IReadOnlyList<(string Name, ModuleValue Module)> Submodules => IsCollection && !IsRegistered ? [] : Children;

    /// <summary>What the state dict holds: a <c>Sequential</c> names a module once, however often it runs it.</summary>
    public IEnumerable<(string Name, ModuleValue Module)> Registered => Kind == ModuleKind.Sequential ? Children.GroupBy(static c => c.Module).Select(static g => g.First()) : Submodules;

    /// <summary>Position in the module tree, once the root's constructor has ended.</summary>
    public string? Path { get; set; }

    /// <summary><c>RegisterComponents</c> has run; it does nothing a second time.</summary>
    public bool IsRegistered { get; set; }

    /// <summary>A <c>ModuleList</c>, <c>ModuleDict</c>, <c>ParameterList</c> or <c>ParameterDict</c>.</summary>
    public bool IsCollection => Kind is ModuleKind.List or ModuleKind.Dictionary;
}

public enum ModuleKind
{
    User, Sequential, List, Dictionary, Layer,
}
