using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PrunableNets.Hosting;
using Sylvan.Data.Csv;

namespace PrunableNets.Cli.Data;

/// <summary>A table of features whose last column is the class.</summary>
/// <param name="Source">The file, for messages.</param>
/// <param name="Columns">Their names, the class's last.</param>
/// <param name="Features">One row after the other.</param>
/// <param name="Labels">One a row, as they are written.</param>
internal sealed record CsvTable(string Source, string[] Columns, float[] Features, string[] Labels)
{
    /// <summary>Characters of the longest row that is read; rows of many features are long.</summary>
    private const int MaxRowLength = 1 << 26;

    /// <exception cref="InvalidDataException">It is no such table; the message starts with its path.</exception>
    public static CsvTable Read(string path)
    {
        SizeLimit.Check(path);
        CsvHeader.CheckWidth(path);
        try
        {
            using var text = new StreamReader(path);
            // Nothing is a comment: a name may begin with any character.
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Comment = '\0', MaxBufferSize = MaxRowLength });
            return Read(csv, path);
        }
        // Whatever a damaged table makes its reader do.
        catch (Exception e) when (e is CsvFormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException(
                $"'{path}' is no table with a header line: {e.Message.TrimEnd('.')}. Look for a quotation mark that is not closed.", e);
        }
    }

    private static CsvTable Read(CsvDataReader csv, string path)
    {
        var columns = CsvHeader.Read(csv, path);
        var (features, labels) = (new List<float>(), new List<string>());
        for (var row = 1; csv.Read(); row++)
        {
            if (csv.RowFieldCount < 2 && string.IsNullOrWhiteSpace(csv.GetString(0)))
                continue;
            if (csv.RowFieldCount != columns.Length)
                throw new InvalidDataException(
                    $"'{path}': row {row} has {Amount.Of(csv.RowFieldCount, "field")}, but the header {columns.Length}. Correct the row.");
            if ((features.Count + columns.Length) * (long)sizeof(float) > SizeLimit.Bytes)
                throw new InvalidDataException($"'{path}' has more than {SizeLimit.Bytes / sizeof(float)} numbers. Keep fewer rows.");
            for (var i = 0; i < columns.Length - 1; i++)
                features.Add(Number(csv, i) ?? throw new InvalidDataException(
                    $"'{path}': row {row} has '{Shown(csv.GetString(i))}' as '{columns[i]}', which is no finite number. "
                    + "Correct it, or drop the row."));
            var label = csv.GetString(columns.Length - 1).Trim();
            if (label.Length == 0)
                throw new InvalidDataException($"'{path}': row {row} has no class, '{columns[^1]}'. Give it one, or drop the row.");
            labels.Add(label);
        }
        return labels.Count > 0
            ? new CsvTable(path, columns, [.. features], [.. labels])
            : throw new InvalidDataException($"'{path}' has a header line, but no rows. Put one sample a row.");
    }

    private static float? Number(CsvDataReader csv, int column) =>
        float.TryParse(csv.GetFieldSpan(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : null;

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
