using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Formats;

/// <summary>The element types of the safetensors format that are read and written, by their names in the file.</summary>
internal static class SafetensorsType
{
    private static readonly (string Name, ScalarType Type, int Size)[] s_all =
    [
        ("F64", ScalarType.Float64, 8), ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("I16", ScalarType.Int16, 2), ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    private static readonly Dictionary<string, (ScalarType Type, int Size)> s_byName = s_all.ToDictionary(e => e.Name, e => (e.Type, e.Size));

    private static readonly Dictionary<ScalarType, (string Name, int Size)> s_byType = s_all.ToDictionary(e => e.Type, e => (e.Name, e.Size));

    /// <summary>The names, for messages.</summary>
    public static string Supported { get; } = string.Join(", ", s_all.Select(e => e.Name));

    public static bool TryParse(string name, out ScalarType type, out int size)
    {
        var known = s_byName.TryGetValue(name, out var entry);
        (type, size) = entry;
        return known;
    }

    public static bool TryFormat(ScalarType type, out string name, out int size)
    {
        var known = s_byType.TryGetValue(type, out var entry);
        (name, size) = entry;
        return known;
    }
}
