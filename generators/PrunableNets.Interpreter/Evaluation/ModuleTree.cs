using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>The module tree as TorchSharp sees it: what is registered twice is there twice, and each path has its own state entries.</summary>
internal static class ModuleTree
{
    /// <summary>Gives every registered module and tensor its path, the first where it has several.</summary>
    public static void AssignPaths(ModuleValue root)
    {
        root.Path = "";
        Visit(root, "");
    }

    /// <summary>All modules below the root, in registration order, each once.</summary>
    public static IEnumerable<ModuleValue> Descendants(ModuleValue root)
    {
        foreach (var (_, child) in root.Registered)
        {
            yield return child;
            foreach (var descendant in Descendants(child))
                yield return descendant;
        }
    }

    /// <summary>The registrations below the root, in their order; what is below a module that is there already is not told again.</summary>
    public static IEnumerable<ModuleEntry> Modules(ModuleValue root) => Modules(root, "", []);

    /// <summary>The parameters and buffers that user modules hold themselves, parents before children; each module's own once.</summary>
    public static IEnumerable<ModuleEntry> Tensors(ModuleValue root)
    {
        var seen = new HashSet<Layer>();
        return new[] { root }.Concat(Descendants(root)).Distinct()
            .SelectMany(static m => m.Tensors.Select(t => (Path: Below(m.Path!, t.Name), t.Layer)))
            .Select(t => new ModuleEntry(t.Path, t.Layer.Type, t.Layer, seen.Add(t.Layer) ? null : t.Layer.Path)).ToArray();
    }

    /// <summary>Every path of every layer and tensor, in the order of the state dict; a layer has as many as ways lead to it.</summary>
    public static IEnumerable<(string Path, Layer Layer)> Paths(ModuleValue root) => Paths(root, "", []);

    private static IEnumerable<(string, Layer)> Paths(ModuleValue module, string path, HashSet<ModuleValue> open)
    {
        if (module.Layer is not null)
            yield return (path, module.Layer);
        foreach (var (name, layer) in module.Tensors)
            yield return (Below(path, name), layer);
        // A module below itself has no last path.
        if (!open.Add(module))
            yield break;
        foreach (var below in module.Registered.SelectMany(c => Paths(c.Module, Below(path, c.Name), open)))
            yield return below;
        open.Remove(module);
    }

    private static IEnumerable<ModuleEntry> Modules(ModuleValue module, string path, HashSet<ModuleValue> seen)
    {
        foreach (var (name, child) in module.Registered)
        {
            var own = Below(path, name);
            var isNew = seen.Add(child);
            yield return new ModuleEntry(own, TypeNames.Written(child.Type.Substring(child.Type.LastIndexOfAny(['.', '+']) + 1)), child.Layer, isNew ? null : child.Path);
            foreach (var below in isNew ? Modules(child, own, seen) : [])
                yield return below;
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void Visit(ModuleValue module, string prefix)
    {
        foreach (var (name, layer) in module.Tensors)
            layer.Path ??= prefix + name;
        foreach (var (name, child) in module.Registered)
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
