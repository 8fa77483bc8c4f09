using System;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Paths of modules: names joined by dots.</summary>
internal static class ModulePaths
{
    /// <summary>The first is a module or tensor somewhere inside of the second; the empty path is the network's own.</summary>
    public static bool IsBelow(string path, string module) => module.Length == 0 || path.StartsWith(module + ".", StringComparison.Ordinal);

    /// <summary>The path as seen from a module around it.</summary>
    public static string Relative(string path, string module) =>
        module.Length > 0 && IsBelow(path, module) ? path.Substring(module.Length + 1) : path;
}
