using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Sylvan.Data.Csv;

namespace PrunableNets.Cli.Data;

/// <summary>The first line of a table, which names its columns.</summary>
internal static class CsvHeader
{
    /// <exception cref="InvalidDataException">It does not; the message starts with the path.</exception>
    public static string[] Read(CsvDataReader csv, string path)
    {
        string[] columns = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetName(i))];
        if (columns.Length < 2)
            throw new InvalidDataException($"'{path}' has a single column. Separate features by commas, and put the class last.");
        if (Array.FindIndex(columns, static name => name.Length == 0) is >= 0 and var unnamed)
            throw new InvalidDataException(
                $"'{path}': column {unnamed + 1} has no name. Name it; or, where it only counts rows, leave it out (pandas: index=False).");
        var features = columns[..^1];
        if (features.All(IsNumber) && !Counts(features, 0) && !Counts(features, 1))
            throw new InvalidDataException(
                $"'{path}' begins with the number {features[0]} instead of names, so a sample would be lost. Put a header line first.");
        return columns;
    }

    private static bool IsNumber(string name) => float.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether the names only number the columns, which is no sample.</summary>
    private static bool Counts(string[] names, int first) => names.Select((name, i) => name == $"{first + i}").All(static same => same);
}
