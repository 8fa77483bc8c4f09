using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>C# literals for generated code, the same on every machine.</summary>
internal static class Literals
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(double value)
    {
        if (double.IsPositiveInfinity(value))
            return "double.PositiveInfinity";
        if (double.IsNegativeInfinity(value))
            return "double.NegativeInfinity";
        if (double.IsNaN(value))
            return "double.NaN";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) >= 0 ? text : text + ".0";
    }

    /// <summary>One number where all are equal, a tuple otherwise: <c>3</c>, <c>(3, 1)</c>.</summary>
    public static string Tuple(IReadOnlyList<long> values) =>
        values.Count == 1 ? Of(values[0]) : $"({string.Join(", ", values.Select(Of))})";

    public static string Array(IEnumerable<long> values) => $"new long[] {{ {string.Join(", ", values.Select(Of))} }}";
}
