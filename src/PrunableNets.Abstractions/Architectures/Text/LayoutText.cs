using System;
using System.Linq;

namespace PrunableNets.Architectures.Text;

/// <summary>
/// A dimension as a word: <c>g2[0..16]</c> for channels 0 to 15 of group 2, <c>g2[0..16]x49</c> where each takes 49 positions, <c>fixed[0..3]</c> for
/// positions that always stay, joined by <c>+</c>; <c>*</c> for a dimension without channels.
/// </summary>
internal static class LayoutText
{
    private const string NoChannels = "*";
    private const string Fixed = "fixed";

    public static string Write(ChannelLayout? layout) => layout is null ? NoChannels : string.Join("+", layout.Segments.Select(Write));

    /// <exception cref="FormatException">The word is not a layout.</exception>
    public static ChannelLayout? Read(string word) => word == NoChannels ? null : new ChannelLayout(word.Split('+').Select(ReadSegment).ToArray());

    private static string Write(ChannelSegment segment)
    {
        var owner = segment.Group == ChannelSegment.Fixed ? Fixed : "g" + Word.Of(segment.Group);
        return $"{owner}[{Word.Of(segment.Start)}..{Word.Of(segment.Start + segment.Length)}]{(segment.Repeat == 1 ? "" : "x" + Word.Of(segment.Repeat))}";
    }

    private static ChannelSegment ReadSegment(string text)
    {
        var words = text.Split('[', '.', ']');
        if (words.Length != 5 || words[2].Length != 0)
            throw new FormatException($"'{text}' is not a run of channels");
        var (start, end) = (Word.Int(words[1]), Word.Int(words[3]));
        var group = words[0] == Fixed ? ChannelSegment.Fixed : Word.Int(words[0].TrimStart('g'));
        return new ChannelSegment(group, start, end - start, words[4].Length == 0 ? 1 : Word.Int(words[4].TrimStart('x')));
    }
}
