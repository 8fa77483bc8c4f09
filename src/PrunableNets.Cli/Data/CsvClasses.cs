using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Data;

/// <summary>Class indices of what the last column of tables says.</summary>
internal static class CsvClasses
{
    /// <summary>Whole numbers are the indices; names have theirs by their ordinal order.</summary>
    /// <exception cref="InvalidDataException">
    /// There are other numbers, or a name that only the test samples have; the message starts with the path.
    /// </exception>
    public static (int[] Train, int[] Test, string[] Names) Of(CsvTable train, CsvTable test)
    {
        if (train.Labels.Concat(test.Labels).All(static l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            var (trainNumbers, testNumbers) = (Numbers(train), Numbers(test));
            return (trainNumbers, testNumbers, NumberedClasses.Names(train.Source, trainNumbers, test.Source, testNumbers));
        }
        string[] names = [.. train.Labels.Distinct().Order(StringComparer.Ordinal)];
        return (Indices(train, names), Indices(test, names), names);
    }

    private static int[] Numbers(CsvTable table) => Array.ConvertAll(table.Labels, label =>
        int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException(
                $"'{table.Source}' has '{label}' in its last column, '{table.Columns[^1]}'; classes are whole numbers 0, 1, .. or names. "
                + "Number them so, and put the column of classes last."));

    private static int[] Indices(CsvTable table, string[] names) => Array.ConvertAll(table.Labels, label =>
        Array.BinarySearch(names, label, StringComparer.Ordinal) is >= 0 and var index
            ? index
            : throw new InvalidDataException(
                $"'{table.Source}' has the class '{label}', of which there are no training samples. Correct its name, or add some."));
}
