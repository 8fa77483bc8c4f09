using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets;

/// <summary>The arguments of an operation by their names: numbers, truth values, texts, and lists of them.</summary>
public sealed class GraphAttributes
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> values;

    internal GraphAttributes(IReadOnlyList<KeyValuePair<string, string>> values) => this.values = values;

    /// <summary>No arguments.</summary>
    public static GraphAttributes None { get; } = new([]);

    /// <summary>Their names, in the order in which they were given.</summary>
    public IEnumerable<string> Names => values.Select(static v => v.Key);

    /// <summary>Names and values, as an architecture's text has them.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Values => values;

    /// <summary>True where the argument is there.</summary>
    public bool Has(string name) => values.Any(v => v.Key == name);

    /// <summary>A text, or the text of any other argument; null where it is not there.</summary>
    public string? Text(string name) => values.FirstOrDefault(v => v.Key == name).Value;

    /// <summary>A truth value.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public bool Bool(string name, bool otherwise = false) => Text(name) is { } text ? bool.Parse(text) : otherwise;

    /// <summary>A whole number.</summary>
    /// <exception cref="FormatException">It is none, or is not there and there is nothing else to take.</exception>
    public long Long(string name, long? otherwise = null) => Text(name) is { } text
        ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : otherwise ?? throw Missing(name);

    /// <summary>A number.</summary>
    /// <exception cref="FormatException">It is none, or is not there and there is nothing else to take.</exception>
    public double Double(string name, double? otherwise = null) => Text(name) is { } text
        ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
        : otherwise ?? throw Missing(name);

    /// <summary>Whole numbers; of a single one, as often as there are dimensions to give it to.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="count">How many there have to be; null for any number.</param>
    /// <param name="otherwise">The number to take where it is not there.</param>
    /// <exception cref="FormatException">There are others, or none.</exception>
    public long[] Longs(string name, int? count = null, long? otherwise = null)
    {
        if (Text(name) is not { } text)
            return otherwise is { } value && count is { } times ? [.. Enumerable.Repeat(value, times)] : throw Missing(name);
        var numbers = text.Length == 0
            ? []
            : text.Split(',').Select(static w => long.Parse(w, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToArray();
        return count is not { } wanted || wanted == numbers.Length ? numbers
            : numbers.Length == 1 ? [.. Enumerable.Repeat(numbers[0], wanted)]
            : throw new FormatException($"'{name}' has {numbers.Length} numbers, not {wanted}");
    }

    private static FormatException Missing(string name) => new($"there is no argument '{name}'");
}
