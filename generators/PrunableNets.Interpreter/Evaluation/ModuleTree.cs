using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>The module tree as TorchSharp sees it.</summary>
internal static class ModuleTree
{
    /// <summary>Gives every registered module its path; a module registered twice keeps the first.</summary>
    public static void AssignPaths(ModuleValue root)
    {
        root.Path = "";
        Visit(root, "");
    }

    /// <summary>All modules below the root, in registration order, each once.</summary>
    public static IEnumerable<ModuleValue> Descendants(ModuleValue root)
    {
        foreach (var (_, child) in root.Children)
        {
            yield return child;
            foreach (var descendant in Descendants(child))
                yield return descendant;
        }
    }

    /// <summary>The parameters and buffers that user modules hold themselves, parents before children.</summary>
    public static IEnumerable<TensorLayer> Tensors(ModuleValue root) => new[] { root }.Concat(Descendants(root)).SelectMany(static m => m.Tensors).Select(static t => t.Layer).Distinct();

    private static void Visit(ModuleValue module, string prefix)
    {
        foreach (var (name, layer) in module.Tensors)
            layer.Path ??= prefix + name;
        foreach (var (name, child) in module.Children)
        {
            if (child.Path is not null)
                continue;
            child.Path = prefix + name;
            if (child.Layer is not null)
                child.Layer.Path = child.Path;
            Visit(child, child.Path + ".");
        }
    }
}
