using System;
using System.Collections.Generic;
using System.Text;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>
/// Places in the text of a module that another module of its class may have something else at. The text between them says which modules
/// are of one class; what differs becomes a parameter of its constructor.
/// </summary>
internal static class Marks
{
    private const char Start = '\uE000';
    private const char Middle = '\uE001';
    private const char End = '\uE002';

    /// <param name="name">What a parameter for it would be called, with its type in front.</param>
    /// <param name="value">The expression here.</param>
    public static string Write(string name, string value) => $"{Start}{name}{Middle}{value}{End}";

    /// <summary>The same place with another value, where the value is known; null where it is not.</summary>
    public static string? Map(string text, Func<long, string> value)
    {
        if (text.Length > 0 && text[0] == Start && text.IndexOf(End) == text.Length - 1 && Of(text)[0] is var mark
            && long.TryParse(mark.Value, out var known))
            return Write(mark.Name, value(known));
        return long.TryParse(text, out var plain) ? value(plain) : null;
    }

    /// <summary>The text with what <paramref name="replace"/> gives for the mark of each place.</summary>
    public static string Replace(string text, Func<Mark, string> replace)
    {
        var written = new StringBuilder(text.Length);
        var at = 0;
        for (var (place, start) = (0, text.IndexOf(Start)); start >= 0; place++, start = text.IndexOf(Start, at))
        {
            var middle = text.IndexOf(Middle, start);
            var end = text.IndexOf(End, middle);
            written.Append(text, at, start - at);
            written.Append(replace(new Mark(place, text.Substring(start + 1, middle - start - 1), text.Substring(middle + 1, end - middle - 1))));
            at = end + 1;
        }
        return written.Append(text, at, text.Length - at).ToString();
    }

    public static List<Mark> Of(string text)
    {
        var marks = new List<Mark>();
        Replace(text, mark =>
        {
            marks.Add(mark);
            return "";
        });
        return marks;
    }
}

/// <summary>A marked place.</summary>
/// <param name="Place">Its number in the text.</param>
/// <param name="Name">The type and name of a parameter for it.</param>
/// <param name="Value">The expression that stands there.</param>
internal sealed record Mark(int Place, string Name, string Value);
