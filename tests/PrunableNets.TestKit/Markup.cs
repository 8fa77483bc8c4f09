using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace PrunableNets.TestKit;

/// <summary>Source text with expected diagnostics written into it: <c>{|PRN1001:expression|}</c>.</summary>
/// <param name="Source">The text without the markup.</param>
/// <param name="Expected">Id, position and text of each mark.</param>
public sealed partial record Markup(string Source, IReadOnlyList<(string Id, int Position, string Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        var expected = new List<(string, int, string)>();
        for (var match = Mark().Match(marked); match.Success; match = Mark().Match(marked))
        {
            var text = match.Groups["text"].Value;
            expected.Add((match.Groups["id"].Value, match.Index, text));
            marked = marked.Remove(match.Index, match.Length).Insert(match.Index, text);
        }
        return expected.Count > 0 ? new Markup(marked, expected) : throw new ArgumentException("The source has no {|PRN0000:...|} mark.", nameof(marked));
    }

    [GeneratedRegex(@"\{\|(?<id>PRN\d{4}):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
