using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes fields and the construction of a module tree with the paths of the user's own.</summary>
internal sealed class ModuleEmitter(Network network, Identifiers identifiers)
{
    /// <summary>Layers with a state dict, in registration order.</summary>
    private IEnumerable<ModuleEntry> Layers => network.Modules.Where(IsUsed);

    /// <summary>Parameters and buffers of the user's own that <c>forward</c> reads.</summary>
    private IEnumerable<ModuleEntry> Tensors => network.Tensors.Where(t => network.Layers.Contains(t.Layer));

    public void WriteFields(SourceWriter writer)
    {
        foreach (var module in Layers)
            writer.Line($"private readonly {module.Layer!.Type} {identifiers.Of(module.Path)};");
    }

    /// <summary>Registers every layer under its path; <paramref name="create"/> writes the layer.</summary>
    public void WriteConstruction(SourceWriter writer, Func<Layer, string> create)
    {
        var parents = new HashSet<string>(Layers.Concat(Tensors).SelectMany(static m => Ancestors(m.Path)), StringComparer.Ordinal);
        foreach (var module in network.Modules)
        {
            var parent = module.Parent.Length == 0 ? "this" : identifiers.Of(module.Parent);
            if (IsUsed(module))
                writer.Line($"{identifiers.Of(module.Path)} = Add({parent}, \"{module.Name}\", {create(module.Layer!)});");
            else if (parents.Contains(module.Path))
                writer.Line($"var {identifiers.Of(module.Path)} = Add({parent}, \"{module.Name}\", new Block(\"{module.Type}\"));");
        }
        foreach (var tensor in Tensors)
        {
            var parent = tensor.Parent.Length == 0 ? "" : identifiers.Of(tensor.Parent) + ".";
            writer.Line($"{parent}register_{(tensor.Layer is TensorLayer { IsParameter: true } ? "parameter" : "buffer")}(\"{tensor.Name}\", {create(tensor.Layer!)});");
        }
    }

    /// <summary>The members that the construction calls.</summary>
    public void WriteHelpers(SourceWriter writer)
    {
        writer.Line();
        writer.Line("// Everything is registered by the constructor and nothing by reflection, so the class works trimmed and compiled ahead of time.");
        using (writer.Block("protected override void RegisterComponents()"))
        {
        }
        writer.Line();
        using (writer.Block("private static T Add<T>(nn.Module parent, string name, T child) where T : nn.Module"))
            writer.Line("parent.register_module(name, child);\nreturn child;");
        if (network.Modules.Any(m => m.Layer is null && Layers.Concat(Tensors).Any(l => l.Path.StartsWith(m.Path + ".", StringComparison.Ordinal))))
            writer.Line().Line("/// <summary>A level of the module tree.</summary>\nprivate sealed class Block(string name) : nn.Module(name);");
    }

    private bool IsUsed(ModuleEntry module) => module.Layer is { State.Count: > 0 } layer && layer.Path == module.Path && network.Layers.Contains(layer);

    private static IEnumerable<string> Ancestors(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
            yield return path.Substring(0, dot);
    }
}
