using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace PrunableNets.Hosting.Tests;

/// <summary>What a terminal shows after a text with the control sequences that Spectre draws with.</summary>
internal static partial class Screen
{
    /// <exception cref="NotSupportedException">A sequence that is not known here.</exception>
    public static string[] Lines(string output)
    {
        var lines = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        foreach (Match part in Parts().Matches(output))
        {
            var number = int.TryParse(part.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1;
            switch (part.Groups["command"].Value)
            {
                case "" when part.Value == "\n":
                    (row, column) = (row + 1, 0);
                    break;
                case "" when part.Value == "\r":
                    column = 0;
                    break;
                case "":
                    Put(part.Value[0]);
                    break;
                case "A":
                    row -= number;
                    break;
                case "G":
                    column = number - 1;
                    break;
                case "K":
                    lines[row].Clear();
                    break;
                case "h" or "l" or "m":
                    break;
                default:
                    throw new NotSupportedException($"The sequence '{part.Value[1..]}' is not known to this terminal.");
            }
            while (lines.Count <= row)
                lines.Add(new StringBuilder());
        }
        return [.. lines.Select(static l => l.ToString().TrimEnd())];

        void Put(char character)
        {
            var line = lines[row];
            line.Append(' ', Math.Max(0, column + 1 - line.Length));
            line[column++] = character;
        }
    }

    [GeneratedRegex("\u001b\\[\\??(?<n>[0-9]*)(;[0-9]+)*(?<command>[A-Za-z])|\n|\r|.", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
