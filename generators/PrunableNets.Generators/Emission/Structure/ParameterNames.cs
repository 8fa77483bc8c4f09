using System.Linq;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Names of parameters that come from paths.</summary>
internal static class ParameterNames
{
    /// <summary><c>attention.qkv</c> is <c>attentionQkv</c>.</summary>
    public static string Of(string path)
    {
        var parts = path.Split('.')
            .Select(static p => new string(p.Select(static c => char.IsLetterOrDigit(c) ? c : '_').ToArray()))
            .Where(static p => p.Length > 0).ToArray();
        var name = string.Concat(parts.Select(static (p, i) =>
            i == 0 ? char.ToLowerInvariant(p[0]) + p.Substring(1) : char.ToUpperInvariant(p[0]) + p.Substring(1)));
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;
    }
}
