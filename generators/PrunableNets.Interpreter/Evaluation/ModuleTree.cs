using System;
using System.Collections.Generic;
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

    private static void Visit(ModuleValue module, string prefix)
    {
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
