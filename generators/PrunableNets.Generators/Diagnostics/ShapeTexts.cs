using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Generators.Diagnostics;

/// <summary>Texts of input shapes that a code fix writes.</summary>
internal static class ShapeTexts
{
    private static readonly Regex Pattern = new(@"^\s*[\[(]?\s*(?<size>\d+|B)(\s*[xX×*,; ]\s*(?<size>\d+|B))*\s*,?\s*[\])]?\s*(:\s*(?<type>\w+)\s*)?$", RegexOptions.CultureInvariant);

    /// <summary>What somebody meant who wrote <c>3,32,32</c>, <c>(3, 32, 32)</c>, <c>3X32X32</c> or <c>128:int64</c>; null where that is not plain.</summary>
    public static string? Meant(string text)
    {
        if (Pattern.Match(text) is not { Success: true } match)
            return null;
        var sizes = match.Groups["size"].Captures.Cast<Capture>().Select(static c => c.Value.TrimStart('0')).ToArray();
        var type = match.Groups["type"].Value.ToLowerInvariant() switch
        {
            "" or "float" or "float32" or "single" => "",
            "double" or "float64" => ":double",
            "half" or "float16" => ":half",
            "long" or "int64" => ":long",
            "int" or "int32" => ":int",
            "short" or "int16" => ":short",
            "byte" or "uint8" => ":byte",
            "bool" or "boolean" => ":bool",
            _ => null,
        };
        return type is null || sizes.Any(static s => s.Length == 0) ? null : string.Join("x", sizes) + type;
    }
}
