using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PrunableNets.Hosting.Tests.BadInput;

/// <summary>A configuration drawn at random: a good one with a few values in the place of others, and in every second one keys that there are not.</summary>
internal static class RandomOptions
{
    private const int MostChanges = 8;

    private static readonly string?[] s_values =
    [
        null, "", " ", "NaN", "Infinity", "-Infinity", "∞", "-1", "0", "1", "2", "0.5", "1e308", "1e999", "-0", "2147483647", "2147483648", "18446744073709551616", "0x10", "1,5", "true", "null",
        "45%", "0%", "100%", "56M", "50% parameters", "1k; 2k", ";", "-5%", "AutoBot", "taylor", "Paper", "Cosine", "99", "cuda:99", "cpu", "*", "conv*", "a\0b", "/", "..", "~", "{}", "[]", "日本語 🙂", "\ud800",
        "\r\n", new string('9', 5000), new string('x', 100_000), new string('*', 3000), string.Concat(Enumerable.Repeat("a/", 3000)),
    ];

    private static readonly string[] s_nonsense =
    [
        "Targets", "target ", "Tärget", "Training:Epoch", "Training:Epochs:0", "Target:Length", "Early:Sparsity:Value", "Early:Sparsity:HasValue", "AutoBot:Itterations", "AutoBot:Paper:Seed", "Nothing:At:All",
        "Reconstruction:Ridges:x", "Reconstruction:Ridges:0:1", "Reconstruction:Ridges:Item:Augmentation", "Training:Augmentation:Augmentation", "Target:Augmentation", "Augmentation", "Schedule",
        "Training", "Plan:0", "Seed:m_value", "🙂", "a.b", "__proto__", "0", "$ref", new('k', 10_000),
    ];

    /// <param name="seed">Of all that is drawn.</param>
    /// <param name="folder">Where paths lead, where they are good.</param>
    /// <param name="prefix">In front of each key.</param>
    public static Dictionary<string, string?> Of(int seed, string folder, string prefix)
    {
        var random = new Random(seed);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            [prefix + "Target"] = "50%", [prefix + "Plan"] = Path.Combine(folder, "TinyNet.widths.json"), [prefix + "Training:Epochs"] = "1",
            [prefix + "Method"] = PruningMethod.BuiltIn[random.Next(PruningMethod.BuiltIn.Count)].Name,
        };
        var known = random.Next(2) == 0;
        for (var left = random.Next(MostChanges); left > 0; left--)
        {
            var (key, type) = OptionKeys.All[random.Next(OptionKeys.All.Count)];
            if (!known && random.Next(2) == 0)
                (key, type) = (s_nonsense[random.Next(s_nonsense.Length)], typeof(object));
            values[prefix + key] = random.Next(2) == 0 ? s_values[random.Next(s_values.Length)] : Fitting(type, folder, random);
        }
        return values;
    }

    /// <summary>A value that can at least be read.</summary>
    private static string Fitting(Type type, string folder, Random random)
    {
        if (type == typeof(bool))
            return random.Next(2) == 0 ? "true" : "False";
        if (type.IsEnum)
            return random.Next(4) == 0 ? "-7" : Enum.GetNames(type)[random.Next(Enum.GetNames(type).Length)];
        if (type == typeof(double))
            return ((random.NextDouble() * 4) - 1).ToString(CultureInfo.InvariantCulture);
        if (type.IsPrimitive)
            return random.Next(0, 100).ToString(CultureInfo.InvariantCulture);
        return Path.Combine(folder, random.Next(3) switch { 0 => "old.widths.json", 1 => "weights.safetensors", _ => "none/x" });
    }
}
