using System.Collections.Immutable;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Models;

/// <summary>Hints as the properties of a diagnostic.</summary>
internal static class HintProperties
{
    public static ImmutableDictionary<string, string?> ToProperties(this EquatableArray<Hint> hints) =>
        hints.ToImmutableDictionary(static h => h.Key, static string? (h) => h.Value);
}
