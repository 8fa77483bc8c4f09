using System.Linq;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Names of parameters that come from paths.</summary>
internal static class ParameterNames
{
    /// <summary><c>attention.qkv</c> is <c>attentionQkv</c>.</summary>
    public static string Of(string path)
    {
        var parts = path.Split('.').Select(ValidNames.Letters).Where(static p => p.Length > 0);
        var name = string.Concat(parts.Select(static (p, i) =>
            i == 0 ? char.ToLowerInvariant(p[0]) + p.Substring(1) : char.ToUpperInvariant(p[0]) + p.Substring(1)));
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>For what belongs to a group of channels, in the class of a module: after the layer in the module that makes them.</summary>
    /// <param name="group">The group's name.</param>
    /// <param name="module">The module's path.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="outside">The name where the channels are made outside of the module.</param>
    public static string OfGroup(string group, string module, string kind, string outside) =>
        ModulePaths.IsBelow(group, module) ? Of(ModulePaths.Relative(group, module)) + kind : outside;
}
