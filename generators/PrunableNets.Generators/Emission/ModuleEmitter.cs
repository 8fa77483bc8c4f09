using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes fields and the construction of a module tree with the paths of the user's own.</summary>
internal sealed class ModuleEmitter(Network network, Identifiers identifiers, BranchPresence presence)
{
    private readonly HashSet<Layer> stateful = [.. network.Layers];

    /// <summary>Layers with a state dict, in registration order.</summary>
    private IEnumerable<ModuleEntry> Layers => network.Modules.Where(m => HasState(m) && !presence.IsGone(m));

    public void WriteFields(SourceWriter writer)
    {
        foreach (var module in Layers)
            writer.Line($"private readonly {module.Layer!.Type} {identifiers.Of(module.Path)};");
    }

    /// <summary>
    /// Registers every module under its path; <paramref name="create"/> writes a layer with a state, <paramref name="other"/> one without. The
    /// latter are there for their names: what they do is written out in <c>forward</c>.
    /// </summary>
    public void WriteConstruction(SourceWriter writer, Func<Layer, string> create, Func<Layer, string?> other)
    {
        foreach (var module in network.Modules.Where(m => !presence.IsGone(m)))
        {
            var parent = module.Parent.Length == 0 ? "this" : identifiers.Of(module.Parent);
            if (module.Same is { } same && (module.Layer is null || stateful.Contains(module.Layer)))
                writer.Line((module.Layer is null ? "" : Guard(module.Layer)) + (network.Modules.Any(m => m.Path == same && IsIdentity(m))
                    ? $"Add({parent}, \"{module.Name}\", nn.Identity());"
                    : $"Add({parent}, \"{module.Name}\", {identifiers.Of(same)});"));
            else if (HasState(module))
                writer.Line($"{Guard(module.Layer!)}{identifiers.Of(module.Path)} = Add({parent}, \"{module.Name}\", {create(module.Layer!)});");
            else if (IsIdentity(module))
                writer.Line($"Add({parent}, \"{module.Name}\", nn.Identity());");
            else if (module.Layer is null)
                writer.Line($"var {identifiers.Of(module.Path)} = Add({parent}, \"{module.Name}\", new Block(\"{module.Type}\"));");
            else if (other(module.Layer) is { } layer)
                writer.Line($"Add({parent}, \"{module.Name}\", {layer});");
        }
        foreach (var tensor in network.Tensors.Where(t => t.Layer is null || !presence.IsGone(t.Layer)))
        {
            var parent = tensor.Parent.Length == 0 ? "" : identifiers.Of(tensor.Parent) + ".";
            var kind = tensor.Layer is TensorLayer { IsParameter: true } ? "parameter" : "buffer";
            writer.Line($"{(tensor.Layer is null ? "" : Guard(tensor.Layer))}{parent}register_{kind}(\"{tensor.Name}\", {(tensor.Same is { } same ? $"get_{kind}(\"{same}\")!" : create(tensor.Layer!))});");
        }
    }

    /// <summary>Gives layers that share a parameter the same one.</summary>
    public void WriteSharing(SourceWriter writer)
    {
        foreach (var set in network.SharedWeights)
        {
            var shared = set[0].Layer is TensorLayer ? $"get_parameter(\"{set[0].Key}\")" : Property(set[0]);
            foreach (var weight in set.Skip(1))
                writer.Line($"{Property(weight)} = {shared};");
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
        if (network.Graph.Nodes.Any(static n => n.Operation is Arithmetic { IsSum: true }))
        {
            writer.Line();
            // TorchSharp's own + makes that number, holds it no longer than until the call has begun, and the collector may free it before it is read.
            using (writer.Block("private static Tensor Sum(Tensor x, Tensor y)"))
                writer.Line("using Scalar alpha = 1;\nreturn x.add(y, alpha);");
        }
        if (network.Modules.Any(static m => m.Layer is null && !IsIdentity(m)))
            writer.Line().Line("/// <summary>A level of the module tree.</summary>\nprivate sealed class Block(string name) : nn.Module(name);");
    }

    private string Guard(Layer layer) => presence.Condition(layer) is { } condition ? $"if ({condition}) " : "";

    private string Property(WeightName weight) => $"{identifiers.Of(weight.Layer.Path!)}.{weight.Name}";

    private bool HasState(ModuleEntry module) => module is { Layer: { } layer, Same: null } && stateful.Contains(layer);

    /// <summary>To the interpreter it is a sequence of nothing.</summary>
    private static bool IsIdentity(ModuleEntry module) => module is { Layer: null, Type: "Identity" };
}
