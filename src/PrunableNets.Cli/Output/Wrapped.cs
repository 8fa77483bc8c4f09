using System.Collections.Generic;

namespace PrunableNets.Cli.Output;

/// <summary>Text in lines that a terminal shows whole.</summary>
internal static class Wrapped
{
    /// <summary>Breaks at blanks; a longer word has a line of its own.</summary>
    /// <param name="text">Of one line.</param>
    /// <param name="width">Characters of a line.</param>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
