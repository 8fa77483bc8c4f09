using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Sylvan.Data.Csv;

namespace PrunableNets.Cli.Data;

/// <summary>The first line of a table, which names its columns.</summary>
internal static class CsvHeader
{
    /// <summary>What the reader keeps of a column is a hundred times what a short name takes in the file.</summary>
    private const int MaxColumns = 1 << 20;

    /// <summary>What the reader takes for separators, whichever the first line has most of.</summary>
    private const string Separators = ",;\t|";

    /// <summary>Before the reader makes room for its columns.</summary>
    /// <exception cref="InvalidDataException">The first line has too many; the message starts with the path.</exception>
    public static void CheckWidth(string path)
    {
        using var text = new StreamReader(path);
        var separators = 0;
        for (int character; (character = text.Read()) is not (-1 or '\n' or '\r');)
            if (Separators.Contains((char)character) && ++separators >= MaxColumns)
                throw new InvalidDataException(
                    $"'{path}' has more than {MaxColumns} columns in its first line. Save samples that are so large as npz.");
    }

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
