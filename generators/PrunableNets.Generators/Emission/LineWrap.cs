using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Emission;

/// <summary>Breaks lines of generated code that are too long to be read: behind a comma or a plus, in a comment between words.</summary>
internal static class LineWrap
{
    private const int Length = 140;

    public static string Wrap(string text) => string.Join("\n", text.Split('\n').SelectMany(Lines));

    private static IEnumerable<string> Lines(string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        var comment = new[] { "/// ", "// " }.FirstOrDefault(c => line.Substring(indent).StartsWith(c, StringComparison.Ordinal));
        var start = new string(' ', comment is null ? indent + 4 : indent) + comment;
        while (line.Length > Length && Break(line, comment is not null) is var at && at > start.Length)
        {
            yield return line.Substring(0, at).TrimEnd();
            line = start + line.Substring(at);
        }
        yield return line;
    }

    /// <summary>Where the next line begins; 0 where there is no place for it.</summary>
    private static int Break(string line, bool isComment)
    {
        var (place, isQuoted) = (0, false);
        for (var i = 0; i + 1 < Math.Min(line.Length, Length); i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (isComment ? line[i + 1] == ' ' && line[i] != '/' : line[i] is ',' or '+' && line[i + 1] == ' ' && !isQuoted)
                place = i + 2;
        }
        return place;
    }
}
